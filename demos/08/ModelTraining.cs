using Katas.Toolkit;
using Katas.Toolkit.Drawing;

namespace Katas.Lesson08.Demos;

/// <summary>A training run as a demonstration shows it: under a bar, kept in checkpoints, resumed on request.</summary>
internal static class ModelTraining
{
    /// <summary>
    /// The number of batches that a model is tested on at the end; a large file may hold out more, but testing on all
    /// of it would take too long.
    /// </summary>
    public const int MostTested = 200;

    // Evaluations along the way should not cost more than the training.
    private const int MostBatches = 20;

    /// <summary>Trains a model.</summary>
    /// <typeparam name="TBatch">What it is trained on.</typeparam>
    /// <param name="stage">Where it is shown.</param>
    /// <param name="bar">Follows the run.</param>
    /// <param name="trainable">The model.</param>
    /// <param name="options">How it is trained.</param>
    /// <param name="data">What it is trained on.</param>
    /// <param name="known">The same in a fixed order, to measure the model on along the way.</param>
    /// <param name="test">The data to evaluate on along the way.</param>
    /// <returns>Whether it finished; false if the learner pressed Ctrl-C.</returns>
    /// <exception cref="CheckpointException">A checkpoint can't be read or written; the message says why.</exception>
    public static bool Run<TBatch>(
        DemoStage stage,
        TrainingBar bar,
        ITrainable<TBatch> trainable,
        TrainingOptions options,
        IBatchSource<TBatch> data,
        IBatchSource<TBatch> known,
        IBatchSource<TBatch> test)
        where TBatch : IDisposable
    {
        using var trainer = new Trainer<TBatch>(
            trainable, options, data, () => Evaluation.Of(trainable, test.Epoch(0).Take(MostBatches)), bar);
        if (options.CheckpointPath is { } path)
        {
            Begin(stage, trainer, path);
        }

        bar.OnTrainingData = () => Evaluation.Of(trainable, known.Epoch(0).Take(MostBatches));
        bar.During(() => trainer.Run(stage.Cancelled));
        bool finished = !stage.Cancelled.IsCancellationRequested;
        if (options.CheckpointPath is not null)
        {
            stage.Say(
                $"{(finished ? "Kept" : $"Stopped after step {trainer.State.Step:#,0}. What has been learnt is kept")} in "
                + $"{options.CheckpointPath}{(finished ? "" : "; --resume goes on from there")}.");
        }

        return finished;
    }

    private static void Begin<TBatch>(DemoStage stage, Trainer<TBatch> trainer, string path)
        where TBatch : IDisposable
    {
        if (!File.Exists(path))
        {
            return;
        }

        if (stage.Options.Flag("--resume"))
        {
            trainer.Resume();
            stage.Say($"It goes on after step {trainer.State.Step:#,0}, from {path}.");
        }
        else
        {
            string before = $"{path}.before";
            File.Move(path, before, overwrite: true);
            stage.Say($"The checkpoint of the run before is now {before}.");
        }
    }
}
