// task:   01.4
// title:  divides by sums that have lost their dimension; and exp may overflow
// expect: sum(-1) loses its dimension, so that rows are divided by the sums of other rows: keep it.
// hears:  missing-keepdim
// faults: 2
namespace Katas.Lesson01;

static partial class Attention
{
    public static Tensor Softmax(Tensor scores)
    {
        var exponentials = scores.exp();
        return exponentials / exponentials.sum(-1);
    }
}
