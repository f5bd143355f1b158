// task:  03.9
// title: A product with every vector, of which each pair picks one
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

        var products = query.matmul(relative_keys.transpose(-2, -1));
        var index = Index(query, key, offset);
        var position = products.gather(-1, index.expand([.. products.shape[..^1], index.size(1)]));
        return Attention.Scale(Attention.Scores(query, key) + position, query.size(-1));
    }
}
