// task:  04.7
// title: The parts are made and set in another order
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

        norm2 = new LayerNorm(dModel, 1e-5);
        norm1 = new LayerNorm(dModel, 1e-5);
        linear2 = nn.Linear(dFeedForward, dModel, hasBias: true);
        linear1 = nn.Linear(dModel, dFeedForward, hasBias: true);
        self_attn = new MultiHeadAttention(dModel, heads, dropout: dropout, bias: true);
        DModel = dModel;
        Norm = norm;
        _activation = activation;
        _dropout = dropout;
        RegisterComponents();
    }
}
