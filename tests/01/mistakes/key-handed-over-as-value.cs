// task:  01.8
// rule:  unused-part
// title: The key is handed over as the value
// hint:  What a token is found by and what it hands over are two things, with a projection each. One of the four is not
//        used.
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
        var value = k_proj.call(context);
        var (mixed, weights) = Attention.ScaledDotProduct(query, key, value, mask);
        return (out_proj.call(mixed), weights);
    }
}
