// task:   03.9
// title:  takes the vector of i - j (as Transformer-XL counts), and divides by √(2 d_k) (as DeBERTa does)
// expect: Distances here are key minus query, and Index already gives the row; by turning it round, you give a key
//         before the query the vector of one after it. Then the scale: there are two terms, but still one sum over d_k
//         features, so it is √d_k.
// hears:  RelativeScoresTests.Each_key_is_given_the_vector_of_its_distance
// faults: 2
using Katas.Toolkit;
using TorchSharp;
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

        var distance = (2 * _maxDistance) - Index(query, key, offset); // R_(i-j)
        var a = relative_keys[distance]; // [query, key, d_k]

        var contentToContent = einsum("...id,...jd->...ij", query, key);
        var contentToPosition = einsum("...id,ijd->...ij", query, a);
        return (contentToContent + contentToPosition) / Math.Sqrt(2 * query.size(-1)); // two terms, twice the variance
    }
}
