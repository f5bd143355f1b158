// task:  05.3
// title: The blocks are made with one head
// hint:  The number of heads is an argument of the block. With one head the parameters look the same, so that nothing
//        but the weights' shape gives it away.
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
                config.DModel, 1, config.DFeedForward, config.Dropout, config.Norm, config.Activation));
        }

        norm = new LayerNorm(config.DModel);
        RegisterComponents();
    }
}
