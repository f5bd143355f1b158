// task:  01.8
// title: The projections by nn.functional.linear
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
            nn.functional.linear(input, q_proj.weight, q_proj.bias),
            nn.functional.linear(context, k_proj.weight, k_proj.bias),
            nn.functional.linear(context, v_proj.weight, v_proj.bias),
            mask);
        return (nn.functional.linear(mixed, out_proj.weight, out_proj.bias), weights);
    }
}
