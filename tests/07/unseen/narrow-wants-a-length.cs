// task:   07.4
// title:  takes the last argument of narrow for the end
// expect: narrow takes a start and a length: from 1 there are only length - 1 left.
// hears:  ShiftTests.The_label_is_the_token_after_the_input
// faults: 1
namespace Katas.Lesson07;

static partial class TeacherForcing
{
    public static (Tensor inputs, Tensor labels) Shift(Tensor target)
    {
        long length = target.size(1);
        return (target.narrow(1, 0, length - 1), target.narrow(1, 1, length));
    }
}
