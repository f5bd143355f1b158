// task:  01.8
// title: Input and context have changed places
// hint:  There is an output for each token of the context; there should be one for each token of the input, because it
//        is the input that asks.
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

        var query = q_proj.call(context);
        var key = k_proj.call(input);
        var value = v_proj.call(input);
        var (mixed, weights) = Attention.ScaledDotProduct(query, key, value, mask);
        return (out_proj.call(mixed), weights);
    }
}
