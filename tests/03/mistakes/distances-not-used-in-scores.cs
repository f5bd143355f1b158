// task:  03.9
// rule:  unused-argument
// title: The scores know nothing of the distances
// hint:  These are the plain scaled scores of lesson 01. Each key is to be taken together with the vector of its
//        distance.
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

        return Attention.Scale(Attention.Scores(query, key), query.size(-1));
    }
}
