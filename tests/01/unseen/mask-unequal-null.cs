// task:   01.6
// title:  asks with != whether a tensor is null
// expect: != compares tensors element by element, and what it gives is no condition. Ask with `is not null`.
// hears:  tensor-as-bool
// faults: 1
namespace Katas.Lesson01;

static partial class Attention
{
    public static (Tensor output, Tensor weights) ScaledDotProduct(
        Tensor query, Tensor key, Tensor value, Tensor? mask = null)
    {
        var scores = Scale(Scores(query, key), query.size(-1));
        if (mask != null)
        {
            scores = ApplyMask(scores, mask);
        }

        var weights = Softmax(scores);
        return (WeightedSum(weights, value), weights);
    }
}
