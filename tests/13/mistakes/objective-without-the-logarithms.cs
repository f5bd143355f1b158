// task: 13.6
// title:ln N and ln D are missing from the gradient by α and β
// hint: The term is b - β · ln D. What is its derivative by β?
using Katas.Toolkit;

namespace Katas.Lesson13;

static partial class LawFit
{
    public static (double Value, double[] Gradient) Objective(
        double[] point, IReadOnlyList<TrainingRun> runs, double delta = 1e-3)
    {
        Guard.Count(point, 5, "[e, a, b, α, β]");
        Guard.Some(runs);
        Guard.Positive(delta);

        double value = 0;
        double[] gradient = new double[5];
        foreach (var run in runs)
        {
            var (logLoss, shares) = Terms(point, run.Parameters, run.Tokens);
            double off = logLoss - Math.Log(run.Loss);
            value += Math.Abs(off) <= delta ? off * off / 2 : delta * (Math.Abs(off) - (delta / 2));
            double slope = Math.Clamp(off, -delta, delta); // of Huber's loss
            gradient[0] += slope * shares[0];
            gradient[1] += slope * shares[1];
            gradient[2] += slope * shares[2];
            gradient[3] -= slope * shares[1];
            gradient[4] -= slope * shares[2];
        }

        return (value, gradient);
    }
}
