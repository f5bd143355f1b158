// task:  04.10
// title: The entropy is divided by its largest value
// hint:  That is a number from 0 to 1, and comparable between lengths; here it is nats that are asked for.
using Katas.Lesson01;
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson04;

static partial class AttentionAnalysis
{
    public static Tensor Entropy(Tensor weights)
    {
        Guard.Layout(weights, "[batch, heads, query, key]");

        return AverageOverQueries(Focus.Entropy(weights) / Math.Log(weights.size(-1)), weights);
    }
}
