// task:   01.4
// title:  takes exp of the scores as they are, so that large ones overflow
// expect: exp overflows for large scores. Subtract each row's largest first: the result is the same.
// hears:  largest-not-subtracted
// faults: 1
namespace Katas.Lesson01;

static partial class Attention
{
    public static Tensor Softmax(Tensor scores)
    {
        var exponentials = exp(scores);
        var total = exponentials.sum(-1, keepdim: true);
        return exponentials / total.masked_fill(total == 0, 1);
    }
}
