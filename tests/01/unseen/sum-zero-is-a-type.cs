// task:   01.4
// title:  sum(0) reads its number as a type, and sums everything
// expect: sum(0) takes its 0 for a type and adds up everything: name the dimension, the last one, and keep it.
// hears:  sum-of-type
// faults: 2
namespace Katas.Lesson01;

static partial class Attention
{
    public static Tensor Softmax(Tensor scores)
    {
        var exponentials = (scores - scores.amax([-1], keepdim: true)).exp();
        return exponentials / exponentials.sum(0);
    }
}
