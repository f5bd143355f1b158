// task:   05.3
// title:  All blocks start with the same weights
// expect: Each block has its own parameters but all start equal: draw them anew for each.
// hears:  StackTests.Each_block_starts_with_numbers_of_its_own
// faults: 1
// source: pytorch/pytorch #86274: TransformerEncoder clones one layer, so all start equal; annotated-transformer #9
using Katas.Lesson02;
using Katas.Lesson04;
using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using LayerNorm = Katas.Lesson04.LayerNorm;

namespace Katas.Lesson05;

sealed partial class TransformerEncoder
{
    public TransformerEncoder(EncoderConfig config)
        : base(nameof(TransformerEncoder))
    {
        Guard.Positive(config.Layers);

        Config = config;
        embeddings = new EncoderEmbeddings(config);
        EncoderBlock Make() => new(
            config.DModel, config.Heads, config.DFeedForward, config.Dropout, config.Norm, config.Activation);
        var first = Make();
        layers = nn.ModuleList<EncoderBlock>();
        for (int i = 0; i < config.Layers; i++)
        {
            var clone = Make();
            clone.load_state_dict(first.state_dict());
            layers.Add(clone);
        }

        norm = new LayerNorm(config.DModel);
        RegisterComponents();
    }
}
