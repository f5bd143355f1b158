// task:  05.3
// title: The feed-forward part is made with another width
// hint:  Four times d_model is usual, but here the configuration says how wide it is.
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
                config.DModel, config.Heads, 4 * config.DModel, config.Dropout, config.Norm, config.Activation));
        }

        norm = new LayerNorm(config.DModel);
        RegisterComponents();
    }
}
