// task:  02.9
// rule:  unused-argument
// title: Key and value are made from the query
// hint:  In self-attention nobody would notice. When the tokens looked at are others, their key and value have to be
//        made from them.
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
            nn.functional.linear(query, weights[0], biases?[0]),
            nn.functional.linear(query, weights[1], biases?[1]),
            nn.functional.linear(query, weights[2], biases?[2]));
    }
}
