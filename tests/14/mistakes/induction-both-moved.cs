// task:  14.9
// title: Query and key have moved together
// hint:  Only the key moves.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson14;

static partial class Detector
{
    public static Tensor Induction(Tensor ids)
    {
        Guard.Layout(ids, "[batch, length]");
        Guard.WholeNumbers(ids);

        var copies = Target(ids, Habit.SameToken); // [batch, query, key]
        var nobody = zeros_like(copies[.., .., ..1]); // [batch, query, 1]
        return cat(
            [zeros_like(nobody.transpose(-2, -1)), cat([nobody, copies[.., .., ..^1]], -1)[.., ..^1]], 1); // each key one to the right: [batch, query, key]
    }
}
