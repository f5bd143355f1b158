// task:   04.7
// title:  swaps the widths of the two linear layers
// expect: linear1 goes from d_model to the wide layer, linear2 back: yours are the other way round.
// hears:  widths-swapped
// faults: 1
namespace Katas.Lesson04;

sealed partial class EncoderBlock
{
    public EncoderBlock(
        long dModel,
        long heads,
        long dFeedForward,
        double dropout = 0.1,
        NormPlacement norm = NormPlacement.Post,
        Activation activation = Activation.ReLU)
        : base(nameof(EncoderBlock))
    {
        DModel = dModel;
        Norm = norm;
        _dropout = dropout;
        _activation = activation;
        self_attn = new MultiHeadAttention(dModel, heads, dropout);
        linear1 = nn.Linear(dFeedForward, dModel);
        linear2 = nn.Linear(dModel, dFeedForward);
        norm1 = new LayerNorm(dModel);
        norm2 = new LayerNorm(dModel);
        RegisterComponents();
    }
}
