// task:   01.6
// title:  leaves its results in the dispose scope that it opens
// expect: What you return is disposed with your scope: move it to the outer one.
// hears:  result-left-in-scope
// faults: 1
namespace Katas.Lesson01;

static partial class Attention
{
    public static (Tensor output, Tensor weights) ScaledDotProduct(
        Tensor query, Tensor key, Tensor value, Tensor? mask = null)
    {
        using var scope = NewDisposeScope();

        var scores = Scale(Scores(query, key), query.size(-1));
        scores = mask is null ? scores : ApplyMask(scores, mask);
        var weights = Softmax(scores);
        return (WeightedSum(weights, value), weights);
    }
}
