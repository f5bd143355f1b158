// task:  07.4
// title: The start token comes back as the last label
// hint:  Rolling moves what falls off one end to the other. Nothing comes after the last token: it is no input.
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

        return (target.alias(), target.roll(-1, 1));
    }
}
