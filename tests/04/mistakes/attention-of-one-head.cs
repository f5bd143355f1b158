// task:  04.7
// rule:  unused-argument
// title: The attention is made with one head
// hint:  The number of heads that was asked for is not handed on. Shapes and parameters are the same, and nobody
//        notices.
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
        self_attn = new MultiHeadAttention(dModel, 1, dropout);
        linear1 = nn.Linear(dModel, dFeedForward);
        linear2 = nn.Linear(dFeedForward, dModel);
        norm1 = new LayerNorm(dModel);
        norm2 = new LayerNorm(dModel);
        RegisterComponents();
    }
}
