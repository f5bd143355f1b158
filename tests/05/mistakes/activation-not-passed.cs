// task:  05.3
// title: The activation is not passed on to the blocks
// hint:  A block left to itself uses ReLU. The configuration says which activation it is; hand it on.
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
        layers = nn.ModuleList<EncoderBlock>();
        for (long i = 0; i < config.Layers; i++)
        {
            layers.Add(new EncoderBlock(
                config.DModel, config.Heads, config.DFeedForward, config.Dropout, config.Norm));
        }

        norm = new LayerNorm(config.DModel);
        RegisterComponents();
    }
}
