// task:  06.8
// title: Top-k by scattering
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson06;

static partial class SamplingFilters
{
    public static Tensor TopK(Tensor logits, long k)
    {
        Guard.Layout(logits, "[..., vocabulary]");
        Guard.Positive(k);

        using var scope = NewDisposeScope();

        var (values, indices) = logits.topk((int)Math.Min(k, logits.size(-1)), -1); // each [..., k]
        return full_like(logits, double.NegativeInfinity).scatter(-1, indices, values).MoveToOuterDisposeScope();
    }
}
