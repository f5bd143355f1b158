// task:  05.3
// rule:  missing-register-components
// title: The parts are not registered
// hint:  An encoder without parameters: the optimizer would train nothing, and nobody would say a word. TorchSharp
//        looks through the fields only when it is told to.
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
                config.DModel, config.Heads, config.DFeedForward, config.Dropout, config.Norm, config.Activation));
        }

        norm = new LayerNorm(config.DModel);
    }
}
