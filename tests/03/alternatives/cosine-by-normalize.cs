// task:  03.5
// title: The vectors by nn.functional.normalize, the products by einsum
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson03;

static partial class Similarity
{
    public static Tensor Cosine(Tensor vectors)
    {
        Guard.Layout(vectors, "[..., length, feature]");

        var units = nn.functional.normalize(vectors, dim: -1);
        return einsum("...if,...jf->...ij", units, units);
    }
}
