// task:  04.7
// title: The two maps have changed places
// hint:  The first map widens from d_model to d_ff, the second brings back. Here it is the other way round.
using Katas.Lesson02;
using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

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
        Guard.Positive(dModel);
        Guard.Divides(heads, dModel);
        Guard.Positive(dFeedForward);
        Guard.Probability(dropout);

        (DModel, Norm, _dropout, _activation) = (dModel, norm, dropout, activation);
        self_attn = new MultiHeadAttention(dModel, heads, dropout);
        linear1 = nn.Linear(dFeedForward, dModel);
        linear2 = nn.Linear(dModel, dFeedForward);
        norm1 = new LayerNorm(dModel);
        norm2 = new LayerNorm(dModel);
        RegisterComponents();
    }
}
