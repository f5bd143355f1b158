// task: 13.6
// title:Huber's loss is divided by δ
// hint: PyTorch's smooth L1 is Huber's loss divided by δ. Here the line has slope δ.
// source: pytorch/pytorch #48595
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
            value += Math.Abs(off) <= delta ? off * off / 2 / delta : Math.Abs(off) - (delta / 2);
            double slope = Math.Clamp(off, -delta, delta) / delta; // of Huber's loss
            gradient[0] += slope * shares[0];
            gradient[1] += slope * shares[1];
            gradient[2] += slope * shares[2];
            gradient[3] -= slope * shares[1] * Math.Log(run.Parameters);
            gradient[4] -= slope * shares[2] * Math.Log(run.Tokens);
        }

        return (value, gradient);
    }
}
