// task:  01.1
// title: Query and key are normalised to length 1
// hint:  That is cosine similarity. The paper takes the plain dot product: how long a query or a key is counts as well.
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

        var unitQuery = query / query.norm(-1, keepdim: true);
        var unitKey = key / key.norm(-1, keepdim: true);
        return unitQuery.matmul(unitKey.transpose(-2, -1));
    }
}
