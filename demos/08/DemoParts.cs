using Katas.Toolkit;
using static TorchSharp.torch;

namespace Katas.Lesson08.Demos;

/// <summary>Runs the parts of a demonstration one after the other, until the learner presses Ctrl-C.</summary>
internal static class DemoParts
{
    /// <summary>The seed of initial weights, orders and draws, if the learner names no other.</summary>
    public const int Seed = 8;

    /// <summary>Runs the parts, each with its own dispose scope, and the same random numbers whatever ran before it.</summary>
    /// <param name="stage">Where they are shown.</param>
    /// <param name="parts">The parts.</param>
    /// <exception cref="DemoException">Training or a checkpoint failed; the message says how.</exception>
    public static void Run(DemoStage stage, params IEnumerable<Action> parts)
    {
        foreach (var part in parts.TakeWhile(_ => !stage.Cancelled.IsCancellationRequested))
        {
            using var seed = new LocalSeed(stage.Options.Integer("--seed") ?? Seed);
            using var scope = NewDisposeScope();
            try
            {
                part();
            }
            catch (Exception exception) when (exception is TrainingException or CheckpointException)
            {
                throw new DemoException(exception.Message, exception);
            }
        }
    }
}
