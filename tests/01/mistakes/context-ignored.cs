// task:  01.8
// rule:  unused-argument
// title: The context is never looked at
// hint:  Key and value come from the input, so that this is self-attention whatever the context is. They should come
//        from the tokens looked at.
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
        var key = k_proj.call(input);
        var value = v_proj.call(input);
        var (mixed, weights) = Attention.ScaledDotProduct(query, key, value, mask);
        return (out_proj.call(mixed), weights);
    }
}
