// task:  07.4
// title: Texts are cut off, not tokens
// hint:  The first dimension is the batch, the second the length. It is the length that is shifted along.
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

        return (target[..^1], target[1..]);
    }
}
