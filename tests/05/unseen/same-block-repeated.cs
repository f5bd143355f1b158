// task:   05.3
// title:  adds one block again and again; and the last norm has another epsilon
// expect: All layers are one and the same block, with the same parameters: make a new one for each. (And the norm keeps
//         its default epsilon.)
// hears:  one-block-used-for-all
// faults: 2
namespace Katas.Lesson05;

sealed partial class TransformerEncoder
{
    public TransformerEncoder(EncoderConfig config)
        : base(nameof(TransformerEncoder))
    {
        Config = config;
        embeddings = new EncoderEmbeddings(config);
        var block = new EncoderBlock(
            config.DModel, config.Heads, config.DFeedForward, config.Dropout, config.Norm, config.Activation);
        layers = nn.ModuleList<EncoderBlock>();
        foreach (var layer in Enumerable.Repeat(block, (int)config.Layers + 1).Skip(1))
        {
            layers.Add(layer);
        }

        norm = new LayerNorm(config.DModel, 1e-6);
        RegisterComponents();
    }
}
