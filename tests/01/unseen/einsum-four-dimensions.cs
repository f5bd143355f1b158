// task:   01.1
// title:  pads the shapes to four dimensions for einsum("bhqd,bhkd->bhqk"), so five dimensions fail; and squeeze()
//         without a dimension also drops a batch, a query or a key of size 1
// expect: The equation names four dimensions, but any number may come first: with five it fails. And squeeze() removes
//         every dimension of size 1, the caller's own (one query, one key, a batch of one) as well as those you added.
// hears:  squeeze-everything
// faults: 2
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

        Tensor q = query;
        while (q.dim() < 4)
        {
            q = q.unsqueeze(0);
        }

        Tensor k = key;
        while (k.dim() < 4)
        {
            k = k.unsqueeze(0);
        }

        // batch, heads, query, key: no transpose needed, and the dimensions added above go away again.
        return einsum("bhqd,bhkd->bhqk", q, k).squeeze();
    }
}
