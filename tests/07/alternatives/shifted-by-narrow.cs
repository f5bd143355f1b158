// task:  07.4
// title: Shifted by narrow
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

        long count = target.size(1) - 1;
        return (target.narrow(1, 0, count), target.narrow(1, 1, count));
    }
}
