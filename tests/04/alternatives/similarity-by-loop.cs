// task:  04.12
// title: The cosines by loops
using Katas.Lesson01;
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson04;

static partial class AttentionAnalysis
{
    public static Tensor HeadSimilarity(Tensor weights)
    {
        Guard.Layout(weights, "[batch, heads, query, key]");

        long heads = weights.size(1);
        var result = zeros(heads, heads, dtype: weights.dtype);
        for (long sequence = 0; sequence < weights.size(0); sequence++)
        {
            for (long a = 0; a < heads; a++)
            {
                for (long b = 0; b < heads; b++)
                {
                    var (one, other) = (weights[sequence, a], weights[sequence, b]);
                    var lengths = one.norm() * other.norm();
                    if (lengths.ToDouble() > 0)
                    {
                        result[a, b] += (one * other).sum() / lengths / weights.size(0);
                    }
                }
            }
        }

        return result;
    }
}
