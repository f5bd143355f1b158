// task:   04.7
// title:  norm1 and norm2 are one and the same layer, and the linear maps are initialised by Xavier's rule
// expect: norm1 = norm2 = new LayerNorm(...) makes a single layer with two names: they share weight and bias, and
//         training one trains the other. And PyTorch's encoder layer leaves nn.Linear's own initialisation as it is;
//         Xavier's rule is for the attention's in_proj_weight (and nn.Transformer's).
// hears:  one-norm-for-both
// faults: 2
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

        (DModel, Norm) = (dModel, norm);
        (_dropout, _activation) = (dropout, activation);

        self_attn = new MultiHeadAttention(dModel, heads, dropout);
        linear1 = nn.Linear(dModel, dFeedForward);
        linear2 = nn.Linear(dFeedForward, dModel);
        norm1 = norm2 = new LayerNorm(dModel);

        // as nn.Transformer does it in _reset_parameters
        nn.init.xavier_uniform_(linear1.weight);
        nn.init.xavier_uniform_(linear2.weight);

        RegisterComponents();
    }
}
