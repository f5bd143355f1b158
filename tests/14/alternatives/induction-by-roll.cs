// task:  14.9
// title: by roll: what leaves on the right is never marked
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
        return copies.roll(1, -1);
    }
}
