// task:  01.8
// rule:  unused-part
// title: The output projection is missing
// hint:  The mixture of values is returned as it is, with d_v features. It should be brought back to d_model features,
//        so that layers can be stacked.
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

        var query = q_proj.call(input);
        var key = k_proj.call(context);
        var value = v_proj.call(context);
        var (mixed, weights) = Attention.ScaledDotProduct(query, key, value, mask);
        return (mixed, weights);
    }
}
