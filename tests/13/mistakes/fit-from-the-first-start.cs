// task: 13.7
// title:Only the first start is tried
// hint: The first start may lead nowhere. Search from each, and compare the ends.
// source: arXiv 2404.10102: the fit depends on where it starts
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

        var ends = starts.Select(start => Lbfgs.Minimize(point => Objective(point, runs, delta), start));
        double[] best = ends.First().Point;
        return new ChinchillaLaw(
            E: Math.Exp(best[0]), A: Math.Exp(best[1]), Alpha: best[3], B: Math.Exp(best[2]), Beta: best[4]);
    }
}
