// task:  03.9
// rule:  unused-argument
// title: The offset is not passed on to the distances
// hint:  The queries are taken to start at position 0, so that a new token sees the kept keys as if they came after it.
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

        var vectors = relative_keys[Index(query, key, 0)];
        var position = vectors.matmul(query.unsqueeze(-1)).squeeze(-1);
        return Attention.Scale(Attention.Scores(query, key) + position, query.size(-1));
    }
}
