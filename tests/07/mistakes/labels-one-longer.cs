// task:  07.4
// title: The labels are one token longer than the inputs
// hint:  The start token is never a label, and the last token never an input: each loses one.
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

        return (target[.., ..^1], target.alias());
    }
}
