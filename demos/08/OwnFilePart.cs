using Katas.Toolkit;
using Katas.Toolkit.Drawing;

namespace Katas.Lesson08.Demos;

/// <summary>
/// The whole demonstration, when the learner brings a file: pairs of sentences train a translation model, any other text a
/// language model. A twentieth of it is held out; of a short text, a tenth.
/// </summary>
internal sealed class OwnFilePart(DemoStage stage, string path)
{
    private const int Shown = 5;

    public void Run()
    {
        stage.Heading(Path.GetFileName(path));
        try
        {
            if (HasPairs(path))
            {
                Translate();
            }
            else
            {
                Write();
            }
        }
        catch (TrainingException exception)
        {
            throw new FormatException($"{Path.GetFileName(path)}: {exception.Message}", exception);
        }
    }

    /// <summary>Whether the first line that is not blank has a tab, as pairs do.</summary>
    public static bool HasPairs(string path) => File.ReadLines(path)
        .FirstOrDefault(line => !string.IsNullOrWhiteSpace(line))?
        .Contains('\t', StringComparison.Ordinal) ?? false;

    private void Translate()
    {
        var run = new TranslationRun(
            stage,
            Corpus.Pairs(path, CorpusPart.Training),
            Corpus.Pairs(path, CorpusPart.HeldOut),
            new RunSizes { BytePairs = 4000, DModel = 128 }.For(stage, "own-translation"));
        if (run.Run("lesson08-own.png") is var (translator, _))
        {
            stage.Say("Held-out sentences:");
            run.ShowHeldOut(translator, Shown);
        }
    }

    private void Write()
    {
        using var sentences = ShortText.Of(path);
        var run = new LanguageRun(
            stage,
            sentences?.Training ?? Corpus.Text(path, CorpusPart.Training),
            sentences?.HeldOut ?? Corpus.Text(path, CorpusPart.HeldOut),
            new RunSizes
            {
                BytePairs = 4000,
                DModel = 128,
                Layers = 3,
                MaxLength = 128,
                TokensPerBatch = 2048,
            }.For(stage, "own-language"));
        if (run.Run("lesson08-own.png") is null)
        {
            return;
        }

        foreach (ulong seed in (ulong[])[1, 2, 3])
        {
            stage.Say($"It writes (seed {seed}):");
            stage.Say(run.Write("", seed));
        }
    }
}
