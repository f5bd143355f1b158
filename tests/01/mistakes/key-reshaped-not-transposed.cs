// task:  01.1
// rule:  reshape-is-no-transpose
// title: The key is reshaped where it should be transposed
// hint:  A reshape gives the key the right shape but leaves its numbers in the order they have in memory, so that one
//        column mixes features of several keys. Transposing is what turns rows into columns.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson01;

static partial class Attention
{
    public static Tensor Scores(Tensor query, Tensor key)
    {
        Guard.Layout(query, "[..., query, d_k]");
        Guard.Layout(key, "[..., key, d_k]");
        Guard.Size(key, -1, query.size(-1), "the d_k of query");
        Guard.LeadingDimensions(key, query);
        Guard.SameType(key, query);

        return query.matmul(key.reshape([.. key.shape[..^2], key.size(-1), key.size(-2)]));
    }
}
