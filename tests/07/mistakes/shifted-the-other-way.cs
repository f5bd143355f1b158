// task:  07.4
// title: Inputs and labels are shifted the wrong way
// hint:  The model is given a word and has to name the next one. Here it is given the next and has to name the one
//        before.
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

        return (target[.., 1..], target[.., ..^1]);
    }
}
