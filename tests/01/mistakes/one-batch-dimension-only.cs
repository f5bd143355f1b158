// task:  01.1
// rule:  einsum-without-ellipsis
// title: Only inputs with exactly one batch dimension work
// hint:  Dimensions are counted or named from the front here, which fits one batch dimension and nothing else. A single
//        sequence has none, and heads add one: count from the end, and let what comes before be.
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

        return einsum("bqd,bkd->bqk", query, key);
    }
}
