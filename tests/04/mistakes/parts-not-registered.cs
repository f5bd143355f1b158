// task:  04.7
// rule:  missing-register-components
// title: The parts are not registered
// hint:  The block has no parameters: an optimizer would train nothing, and saving would save nothing, all without an
//        error. TorchSharp looks through the fields only when it is told to, and finds only those that are set by then.
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
        linear1 = nn.Linear(dModel, dFeedForward);
        linear2 = nn.Linear(dFeedForward, dModel);
        norm1 = new LayerNorm(dModel);
        norm2 = new LayerNorm(dModel);
    }
}
