// task:  05.3
// rule:  one-module-shared
// title: All layers are the same block
// hint:  One block is made and put into the list several times, so that all layers share their weights. Make a new
//        one each time.
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
        var block = new EncoderBlock(
            config.DModel, config.Heads, config.DFeedForward, config.Dropout, config.Norm, config.Activation);
        for (long i = 0; i < config.Layers; i++)
        {
            layers.Add(block);
        }

        norm = new LayerNorm(config.DModel);
        RegisterComponents();
    }
}
