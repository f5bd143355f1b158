// task:  01.8
// title: The value comes from the input
// hint:  Queries come from the tokens that look, keys and values from the tokens looked at. As long as both are the
//        same the difference does not show; in cross-attention it does.
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
        var value = v_proj.call(input);
        var (mixed, weights) = Attention.ScaledDotProduct(query, key, value, mask);
        return (out_proj.call(mixed), weights);
    }
}
