// task:  04.7
// title: A norm is made as wide as the feed-forward network
// hint:  Both norms are laid over tokens of d_model features. Nothing is normalised between the two maps.
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
        norm2 = new LayerNorm(dFeedForward);
        RegisterComponents();
    }
}
