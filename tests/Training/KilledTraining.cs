using Katas.Lesson08;
using Katas.Lesson08.Tests;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Tests.Training;

/// <summary>
/// A training run in a process of its own, to be killed: <c>dotnet Katas.Tests.dll train FILE</c> goes on from the file
/// if it is there, says each step that is done, and at the end a number that all bits of all weights went into.
/// </summary>
internal static class KilledTraining
{
    /// <summary>The first argument of <see cref="ChildProgram" />.</summary>
    public const string Command = "train";

    /// <summary>Trains a language model, and says what came of it.</summary>
    public static string Train(string path, Action<long> told)
    {
        set_num_threads(1);
        var trainable = new LanguageTraining(RealModels.Language(dropout: 0.3));
        var options = new TrainingOptions
        {
            Steps = 40,
            Schedule = LearningRateSchedule.Cosine(0.01, 5, 40),
            Seed = 8,
            SaveEvery = 1,
            CheckpointPath = path,
        };
        using var scope = NewDisposeScope();
        using var trainer = new Trainer<LanguageBatch>(
            trainable, options, RealModels.Counting, null, new Reports(report => told(report.Step)));
        if (File.Exists(path))
        {
            trainer.Resume();
        }

        trainer.Run();
        var weights = cat([.. trainable.Module.parameters().Select(each => each.detach().flatten())]);
        return $"weights {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(weights.bytes))}";
    }
}
