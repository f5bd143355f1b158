// task:  09.9
// title: The rows go from halves to pairs
// hint:  Rows 0 to 5 of a head have to become 0 2 4 1 3 5. Yours is the way back.
// source: InternLM/lmdeploy #2639 permutes back what Hugging Face's converter permuted; mixed up, it is done twice
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson09;

static partial class Rotary
{
    public static Tensor PairsToHalves(Tensor weight, long heads, long? rotated = null)
    {
        Guard.AtLeast(weight.dim(), 1);
        Guard.Divides(heads, weight.size(0));
        Guard.Even(rotated ?? (weight.size(0) / heads), "the number of features that turn");

        var rows = weight.reshape([heads, -1, .. weight.shape[1..]]); // [heads · size, width] → [heads, size, width]
        long turning = rotated ?? rows.size(1);
        var pairs = rows.narrow(1, 0, turning).unflatten(1, [2, turning / 2]); // → [heads, pairs, 2, width]
        var staying = rows.narrow(1, turning, rows.size(1) - turning); // [heads, size - turning, width]
        return cat([stack([pairs.select(1, 0), pairs.select(1, 1)], 2).flatten(1, 2), staying], 1)
            .flatten(0, 1); // → [heads · size, width]
    }
}
