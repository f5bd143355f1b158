// task:  01.1
// title: Dot products by einsum
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

        return einsum("...qd,...kd->...qk", query, key);
    }
}
