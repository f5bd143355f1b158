// task:  02.9
// title: Each projection takes every third row
// hint:  The rows of a projection stand together: first all of the query's, then all of the key's, then all of the
//        value's.
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

        var weights = in_proj_weight.reshape(DModel, 3, DModel);
        var biases = in_proj_bias?.reshape(DModel, 3);
        return (Apply(query, 0), Apply(key, 1), Apply(value, 2));

        Tensor Apply(Tensor input, int part) => nn.functional.linear(input, weights[.., part], biases?[.., part]);
    }
}
