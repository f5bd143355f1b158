// task:  05.3
// rule:  modules-in-a-list
// title: The blocks are in a plain list
// hint:  TorchSharp finds modules in fields, and in its own ModuleList; what is in a C# list or array it passes over.
//        The blocks are then never trained or saved.
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
    private readonly List<EncoderBlock> layers;

    public TransformerEncoder(EncoderConfig config)
        : base(nameof(TransformerEncoder))
    {
        Guard.Positive(config.Layers);

        Config = config;
        embeddings = new EncoderEmbeddings(config);
        layers = [];
        for (long i = 0; i < config.Layers; i++)
        {
            layers.Add(new EncoderBlock(
                config.DModel, config.Heads, config.DFeedForward, config.Dropout, config.Norm, config.Activation));
        }

        norm = new LayerNorm(config.DModel);
        RegisterComponents();
    }
}
