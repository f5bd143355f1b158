// task:   02.9
// title:  takes query and key being one tensor for self-attention, and projects the value from the query
// expect: When query and key are the same tensor, all three projections are made of the query, and the value that came
//         in is never read. It may be another tensor. Take the shortcut only if the value is the same one, too, or
//         project each of the three by itself.
// hears:  ProjectTests.A_query_that_is_its_own_key_may_have_another_value
// faults: 1
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

        // Self-attention: one large product is faster than three small ones.
        if (ReferenceEquals(query, key))
        {
            var all = nn.functional.linear(query, in_proj_weight, in_proj_bias).chunk(3, -1);
            return (all[0], all[1], all[2]);
        }

        var weights = in_proj_weight.chunk(3, 0); // three times [d_model, d_model]
        var biases = in_proj_bias?.chunk(3, 0); // three times [d_model]
        return (
            nn.functional.linear(query, weights[0], biases?[0]),
            nn.functional.linear(key, weights[1], biases?[1]),
            nn.functional.linear(value, weights[2], biases?[2]));
    }
}
