// task:   04.5
// title:  1 / 2 is a division of whole numbers
// expect: 1 / 2 in whole numbers is 0, and so is all that you multiply by it.
// hears:  integer-division
// faults: 1
namespace Katas.Lesson04;

static partial class Activations
{
    public static Tensor GeluTanh(Tensor input)
    {
        var inner = Math.Sqrt(2 / Math.PI) * (input + (0.044715 * input.pow(3)));
        return 1 / 2 * input * (1 + inner.tanh());
    }
}
