// task:  05.3
// title: The blocks are made by a query
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
        norm = new LayerNorm(config.DModel);
        layers = nn.ModuleList<EncoderBlock>(
        [
            .. Enumerable.Range(0, (int)config.Layers).Select(_ => new EncoderBlock(
                activation: config.Activation,
                norm: config.Norm,
                dropout: config.Dropout,
                dFeedForward: config.DFeedForward,
                heads: config.Heads,
                dModel: config.DModel)),
        ]);
        embeddings = new EncoderEmbeddings(config);
        RegisterComponents();
    }
}
