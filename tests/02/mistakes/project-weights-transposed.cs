// task:  02.9
// title: The weights are transposed
// hint:  A weight is stored as output by input, and a linear layer multiplies by its transpose. With as many features
//        coming out as going in, the shapes fit either way.
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
        var biases = in_proj_bias?.chunk(3);
        return (Apply(query, 0), Apply(key, 1), Apply(value, 2));

        Tensor Apply(Tensor input, int part) => biases is null
            ? input.matmul(weights[part])
            : input.matmul(weights[part]) + biases[part];
    }
}
