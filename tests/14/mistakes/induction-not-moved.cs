// task:  14.9
// title: Your head looks at the earlier copy itself
// hint:  An induction head looks at what came after it.
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
        return copies; // each key one to the right: [batch, query, key]
    }
}
