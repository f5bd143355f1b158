// task:   11.9
// title:  forgets the length
// expect: The means are right; bring each to length 1.
// hears:  not-of-length-1
// source: UKPLab/sentence-transformers #2569: pooling by hand differs from the library's
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson11;

static partial class SentenceVectors
{
    public static Tensor Pool(Tensor hidden, Tensor real)
    {
        Guard.Layout(hidden, "[batch, length, width]");
        Guard.RealTokens(real, hidden);

        var mask = real.unsqueeze(-1).type_as(hidden);
        return (hidden * mask).sum(1) / mask.sum(1).clamp(min: 1e-9);
    }
}
