// task:  07.4
// title: Inputs and labels are the same
// hint:  The model would learn to repeat the token it is given. The label is the one after it.
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

        return (target.alias(), target.alias());
    }
}
