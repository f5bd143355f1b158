// task:  13.7
// title: keeps the last end
// expect:You keep whatever the last start has led to. Keep the end with the lowest value.
// hears: LawFitTests.The_lowest_end_counts_wherever_it_stands
using Katas.Toolkit;

namespace Katas.Lesson13;

static partial class LawFit
{
    public static ChinchillaLaw Fit(
        IReadOnlyList<TrainingRun> runs, IReadOnlyList<double[]> starts, double delta = 1e-3)
    {
        Guard.Some(runs);
        Guard.Some(starts);
        Guard.Positive(delta);

        Minimum? end = null;
        foreach (double[] start in starts)
        {
            end = Lbfgs.Minimize(p => Objective(p, runs, delta), start);
        }

        double[] c = end!.Point;
        return new ChinchillaLaw(Math.Exp(c[0]), Math.Exp(c[1]), c[3], Math.Exp(c[2]), c[4]);
    }
}
