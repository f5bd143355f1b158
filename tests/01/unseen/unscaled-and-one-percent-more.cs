// task:   01.6
// title:  does not scale the scores; and the output is 1 % too large
// expect: The scores are not scaled by 1/√d_k before the softmax. (And the output needs no factor.)
// hears:  missing-scale
// faults: 2
namespace Katas.Lesson01;

static partial class Attention
{
    public static (Tensor output, Tensor weights) ScaledDotProduct(
        Tensor query, Tensor key, Tensor value, Tensor? mask = null)
    {
        var scores = query.matmul(key.mT);
        if (mask is not null)
        {
            scores = ApplyMask(scores, mask);
        }

        var weights = Softmax(scores);
        return (weights.matmul(value) * 1.01, weights);
    }
}
