// task:   10.2
// title:  gets rid of NaN by nan_to_num, which makes a large finite number of -∞
// expect: nan_to_num replaces -∞ as well, by the lowest number of the type, so two parts that saw nothing no longer
//         have a logsumexp of -∞. Replace the NaN alone, or subtract something finite. (And an output in a half
//         type becomes Float32.)
// faults: 2
// hears:  PartsTests.Two_parts_that_saw_nothing_make_one_that_saw_nothing
namespace Katas.Lesson10;

static partial class Parts
{
    public static Partial Merge(Partial first, Partial second)
    {
        Guard.SameQueries(second, first);

        using var scope = NewDisposeScope();

        var logSumExp = logaddexp(first.LogSumExp, second.LogSumExp).nan_to_num();
        var a = (first.LogSumExp - logSumExp).exp().unsqueeze(-1);
        var b = (second.LogSumExp - logSumExp).exp().unsqueeze(-1);
        return new Partial(a * first.Output + b * second.Output, logSumExp).MoveToOuterDisposeScope();
    }
}
