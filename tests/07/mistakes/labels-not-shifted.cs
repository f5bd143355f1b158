// task:  07.4
// title: The labels are the inputs themselves
// hint:  Both lost the last token. One has to lose its first instead: which?
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

        return (target[.., ..^1], target[.., ..^1]);
    }
}
