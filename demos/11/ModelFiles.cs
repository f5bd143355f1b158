using Katas.Toolkit;

namespace Katas.Lesson11.Demos;

/// <summary>Where fetched models are.</summary>
/// <param name="stage">The demonstration's stage.</param>
internal sealed class ModelFiles(DemoStage stage)
{
    /// <summary>Whether any model is there.</summary>
    public bool HasAny => Find(["minilm", "gpt2", .. WritingPart.SmolLm]) is not null;

    /// <summary>The first of several files or folders that is there; null if none is.</summary>
    public string? Find(params IEnumerable<string> names) => names
        .SelectMany(name => Folders().Select(folder => Path.Combine(folder, name)))
        .FirstOrDefault(path => File.Exists(path) || Directory.Exists(path));

    private IEnumerable<string> Folders()
    {
        if (Environment.GetEnvironmentVariable("KATAS_MODELS") is { Length: > 0 } named)
        {
            yield return named;
        }

        yield return Path.Combine(Path.GetDirectoryName(Path.GetFullPath(stage.Data))!, ".katas", "models");
    }
}
