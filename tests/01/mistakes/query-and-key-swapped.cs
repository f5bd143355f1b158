// task:  01.1
// title: Query and key are swapped
// hint:  The result has a row for each key and a column for each query; it should be the other way round. Look at which
//        of the two stands on the left of the product.
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

        return key.matmul(query.transpose(-2, -1));
    }
}
