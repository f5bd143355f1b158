// task:  03.9
// title: Only the part that comes from the keys is scaled
// hint:  In equation 4 the root stands below both, the product with the key and the product with the distance's vector.
using Katas.Lesson01;
using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Lesson03;

sealed partial class RelativeAttention
{
    public Tensor Scores(Tensor query, Tensor key, long offset = 0)
    {
        Guard.Layout(query, "[..., query, d_k]");
        Guard.Layout(key, "[..., key, d_k]");
        Guard.Size(query, -1, relative_keys.size(-1), "the d_k of this attention");
        Guard.Size(key, -1, query.size(-1), "the d_k of query");
        Guard.LeadingDimensions(key, query);
        Guard.SameType(key, query);
        Guard.SameType(query, relative_keys);

        var vectors = relative_keys[Index(query, key, offset)];
        var content = Attention.Scale(Attention.Scores(query, key), query.size(-1));
        return content + vectors.matmul(query.unsqueeze(-1)).squeeze(-1);
    }
}
