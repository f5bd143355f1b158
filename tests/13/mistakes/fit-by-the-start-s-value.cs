// task: 13.7
// title:The best start is chosen before any search
// hint: A start that looks good may lead to a poor valley. Compare the ends.
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

        double[] start = starts.MinBy(point => Objective(point, runs, delta).Value)!;
        double[] best = start;
        return new ChinchillaLaw(
            E: Math.Exp(best[0]), A: Math.Exp(best[1]), Alpha: best[3], B: Math.Exp(best[2]), Beta: best[4]);
    }
}
