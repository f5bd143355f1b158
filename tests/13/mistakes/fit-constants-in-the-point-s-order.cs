// task: 13.7
// title:The constants are handed over in the point's order
// hint: The law takes A and α, then B and β; the point has a and b, then α and β.
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
        double[] best = ends.MinBy(end => end.Value)!.Point;
        return new ChinchillaLaw(
            E: Math.Exp(best[0]), A: Math.Exp(best[1]), Alpha: Math.Exp(best[2]), B: best[3], Beta: best[4]);
    }
}
