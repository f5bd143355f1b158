// task:  02.9
// rule:  unused-part
// title: in_proj_bias is not added
// hint:  The weights are used and the bias is not: it would never be trained.
using Katas.Lesson01;
using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Lesson02;

sealed partial class MultiHeadAttention
{
    public (Tensor query, Tensor key, Tensor value) Project(Tensor query, Tensor key, Tensor value)
    {
        Guard.Size(query, -1, DModel, "the layer's d_model");
        Guard.Size(key, -1, DModel, "the layer's d_model");
        Guard.Size(value, -1, DModel, "the layer's d_model");

        var weights = in_proj_weight.chunk(3);
        return (
            nn.functional.linear(query, weights[0]),
            nn.functional.linear(key, weights[1]),
            nn.functional.linear(value, weights[2]));
    }
}
