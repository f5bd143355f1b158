// task:   01.10
// title:  leaves its result in the dispose scope that it opens
// expect: What you return is disposed with your scope: move it to the outer one.
// hears:  result-left-in-scope
// faults: 1
namespace Katas.Lesson01;

static partial class Focus
{
    public static Tensor Entropy(Tensor weights)
    {
        using var scope = NewDisposeScope();
        var logarithms = weights.masked_fill(weights == 0, 1).log();
        return -(weights * logarithms).sum(-1);
    }
}
