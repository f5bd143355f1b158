// task:  02.9
// title: By einsum
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

        var weights = in_proj_weight.reshape(3, DModel, DModel);
        var biases = in_proj_bias?.reshape(3, DModel);
        return (Apply(query, 0), Apply(key, 1), Apply(value, 2));

        Tensor Apply(Tensor input, long part)
        {
            var projected = einsum("...i,oi->...o", input, weights[part]);
            return biases is null ? projected : projected + biases[part];
        }
    }
}
