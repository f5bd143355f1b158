// task:   02.9
// title:  reads in_proj_weight and in_proj_bias as heads × (query, key, value), the layout of Megatron, instead of
//         query, key, value × heads; right for one head only
// expect: You cut the rows into heads first and then each head into query, key and value. Here the first d_model rows
//         are the query's, for all heads, the next d_model the key's: the 3 comes before the heads. With one head there
//         is no difference, which is why it may look right.
// hears:  ProjectTests.Rows_are_the_query_s_then_the_key_s_then_the_value_s
// faults: 1
using Katas.Lesson01;
using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Lesson02;

public sealed partial class MultiHeadAttention
{
    public (Tensor query, Tensor key, Tensor value) Project(Tensor query, Tensor key, Tensor value)
    {
        Guard.Size(query, -1, DModel, "the layer's d_model");
        Guard.Size(key, -1, DModel, "the layer's d_model");
        Guard.Size(value, -1, DModel, "the layer's d_model");

        // What belongs to one head lies together: its query's rows, its key's, its value's.
        long dHead = DModel / HeadCount;
        Tensor weight = in_proj_weight.reshape(HeadCount, 3, dHead, DModel);
        Tensor? bias = in_proj_bias?.reshape(HeadCount, 3, dHead);
        return (Part(query, 0), Part(key, 1), Part(value, 2));

        Tensor Part(Tensor tokens, long which)
        {
            Tensor projected = einsum("blm,hdm->blhd", tokens, weight.select(1, which)).flatten(2);
            return bias is null ? projected : projected + bias.select(1, which).flatten();
        }
    }
}
