// task:   01.8
// title:  adds a residual connection, as transformer blocks do
// expect: The layer is attention alone; the residual connection is not part of it.
// hears:  LayerForwardTests.Cross_attention_matches_the_reference
// faults: 1
using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Lesson01;

sealed partial class AttentionLayer
{
    public override (Tensor output, Tensor weights) forward(Tensor input, Tensor context, Tensor? mask)
    {
        Guard.Layout(input, "[..., query, d_model]");
        Guard.Layout(context, "[..., key, d_model]");
        Guard.Size(context, -1, input.size(-1), "the d_model of input");

        var (mixed, weights) = Attention.ScaledDotProduct(
            q_proj.call(input), k_proj.call(context), v_proj.call(context), mask);
        return (input + out_proj.call(mixed), weights);
    }
}
