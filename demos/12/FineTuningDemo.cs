using Katas.Toolkit;
using static TorchSharp.torch;

namespace Katas.Lesson12.Demos;

/// <summary>
/// Lesson 12: MiniLM is fine-tuned on reviews in five ways; or, with <c>--instruct</c>, a small Llama that has read stories learns to
/// answer questions about them.
/// </summary>
[DemoOption("--instruct", DemoOptionKind.Flag, "Teach a small Llama to answer questions about the stories.")]
[DemoOption("--steps", DemoOptionKind.Integer, "How many steps the model is fine-tuned for.", Least = 1)]
[DemoOption("--seed", DemoOptionKind.Integer, "What the first weights and the order of the data follow from.")]
public sealed class FineTuningDemo : IDemo
{
    private const int InstructSteps = 220;
    private const int ReviewSteps = 100;

    private static readonly string[] s_files = ["config.json", "model.safetensors", "vocab.txt"];

    /// <inheritdoc/>
    public void Run(DemoStage stage)
    {
        int seed = stage.Options.Integer("--seed") ?? 12;
        using var outer = NewDisposeScope();
        if (stage.Options.Flag("--instruct"))
        {
            new InstructPart(stage, stage.Options.Integer("--steps") ?? InstructSteps, seed).Run();
            return;
        }

        if (Folder(stage) is { } folder)
        {
            new FiveWaysPart(stage, folder, stage.Options.Integer("--steps") ?? ReviewSteps, seed).Run();
        }
        else
        {
            FiveWaysPart.SayWhatItWouldDo(stage);
        }
    }

    /// <summary>Where MiniLM is, if it was fetched: in the folder that KATAS_MODELS names, or in <c>.katas/models</c>.</summary>
    private static string? Folder(DemoStage stage) => new[]
    {
        Environment.GetEnvironmentVariable("KATAS_MODELS"),
        Path.Combine(Path.GetDirectoryName(Path.GetFullPath(stage.Data).TrimEnd(Path.DirectorySeparatorChar))!, ".katas", "models"),
    }
        .OfType<string>()
        .Where(models => models.Length > 0)
        .Select(models => Path.Combine(models, "minilm"))
        .FirstOrDefault(folder => Array.TrueForAll(s_files, file => File.Exists(Path.Combine(folder, file))));
}
