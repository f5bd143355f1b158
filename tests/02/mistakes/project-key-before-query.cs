// task:  02.9
// title: Query and key have each other's projection
// hint:  The rows come in the order query, key, value. The first third and the second have changed places; in
//        self-attention without masks the weights look transposed.
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
        return (
            nn.functional.linear(query, weights[1], biases?[1]),
            nn.functional.linear(key, weights[0], biases?[0]),
            nn.functional.linear(value, weights[2], biases?[2]));
    }
}
