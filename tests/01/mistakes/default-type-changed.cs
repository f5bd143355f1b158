// task:  01.1
// title: The dtype of all new tensors is changed
// hint:  set_default_dtype is for the whole program, from here on: tensors that have nothing to do with these scores
//        come out in double precision, and fit nothing they meet. The scores have a dtype already: that of query and
//        key.
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

        set_default_dtype(ScalarType.Float64);
        return query.matmul(key.transpose(-2, -1)); // [..., query, d_k] × [..., d_k, key] → [..., query, key]
    }
}
