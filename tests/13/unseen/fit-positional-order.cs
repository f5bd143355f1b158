// task:  13.7
// title: hands the constants over in the order of the point
// expect:ChinchillaLaw takes E, A, α, B, β, and the point is e, a, b, α, β. Your B is passed for α.
// hears: fit-constants-in-the-point-s-order
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

        var best = starts.Select(s => Lbfgs.Minimize(p => Objective(p, runs, delta), s)).OrderBy(m => m.Value).First();
        double[] c = best.Point;
        return new ChinchillaLaw(Math.Exp(c[0]), Math.Exp(c[1]), Math.Exp(c[2]), c[3], c[4]);
    }
}
