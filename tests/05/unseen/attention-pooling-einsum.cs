// task:   05.7
// title:  einsum sums over the output dimension of proj's weight (transposed); and exp without subtracting the maximum
//         overflows
// expect: A linear layer's weight is `[out, in]`, and your einsum sums over its outputs, so it applies the transposed
//         matrix. And `exp` of a score above 88 is ∞, and ∞/∞ NaN: lesson 01's `Softmax` handles that.
// hears:  AttentionPoolingTests.Output_and_weights_match_the_reference
// faults: 2
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson05;

sealed partial class AttentionPooling
{
    public override (Tensor output, Tensor weights) forward(Tensor hidden, Tensor real)
    {
        Guard.Layout(hidden, "[batch, length, d_model]");
        Guard.Size(hidden, -1, context.size(0), "the d_model of this pooling");
        Guard.RealTokens(real, hidden);

        using var scope = NewDisposeScope();

        var u = tanh(einsum("bld,de->ble", hidden, proj.weight!) + proj.bias!); // equation 5
        var shares = exp(einsum("ble,e->bl", u, context)) * real; // equation 6, above the line
        var total = shares.sum(1, keepdim: true); // equation 6, below the line, [batch, 1]
        var weights = shares / total.masked_fill(total.eq(0), 1); // [batch, length]
        var output = einsum("bl,bld->bd", weights, hidden); // equation 7

        return (output.MoveToOuterDisposeScope(), weights.MoveToOuterDisposeScope());
    }
}
