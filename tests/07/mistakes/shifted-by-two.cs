// task:  07.4
// title: The labels are two tokens ahead, and not one
// hint:  One token further is enough: no token may be skipped.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson07;

static partial class TeacherForcing
{
    public static (Tensor inputs, Tensor labels) Shift(Tensor target)
    {
        Guard.Layout(target, "[batch, length]");
        Guard.WholeNumbers(target);
        Guard.AtLeast(target.size(1), 2);

        return (target[.., ..^2], target[.., 2..]);
    }
}
