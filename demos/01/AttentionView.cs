using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson01.Demos;

/// <summary>
/// Attention, step by step: each word of a sentence looks at itself and at the words before it, with the vectors by hand of
/// the demonstration.
/// </summary>
[ViewOption("temperature", ViewOptionKind.Number, "Below 1, the best keys take more; above 1, the shares draw closer together.",
    Least = 0.1, Most = 4, Step = 0.1, Default = "1")]
[ViewOption("mask", ViewOptionKind.Choice, "Whether a word sees the words behind it.", Choices = ["causal", "none"])]
public sealed class AttentionView : ILessonView
{
    private const string File = "lesson01-words.tsv";

    /// <inheritdoc/>
    public string Title => "Attention, step by step";

    /// <inheritdoc/>
    public string InputHelp => $"a sentence of the words in data/{File}";

    /// <inheritdoc/>
    public string Example => "the animal did not cross the street because it was tired";

    /// <inheritdoc/>
    public IReadOnlyList<NamedStage> Compute(ViewInput input)
    {
        string[] sentence = input.Text.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var words = WordVectors.Read(Path.Combine(input.Data, File));
        CheckWords(sentence, words);

        var query = new StageAxis("query", sentence);
        var key = new StageAxis("key", sentence);
        var feature = new StageAxis("feature", words.Features);
        var queries = words.Queries(sentence); // [query, feature]
        var keys = words.Keys(sentence); // [key, feature]; they serve as values, too
        var mask = ones(sentence.Length, sentence.Length, dtype: ScalarType.Bool); // [query, key]
        mask = input.Options.Choice("mask") == "causal" ? mask.tril() : mask;
        double temperature = input.Options.Number("temperature");

        var scores = Attention.Scores(queries, keys); // [query, key]
        var scaled = Attention.Scale(scores.clone(), queries.size(-1)); // [query, key]
        var masked = Attention.ApplyMask(scaled.clone(), mask); // [query, key]
        var weights = temperature == 1
            ? Attention.Softmax(masked.clone()) // [query, key]
            : Focus.WithTemperature(masked.clone(), temperature);
        var output = Attention.WeightedSum(weights, keys); // [query, feature]
        string root = $"√{queries.size(-1)}";
        return
        [
            new NamedStage("queries", queries, query, feature),
            new NamedStage("keys", keys, key, feature),
            new NamedStage("scores", scores, query, key) { Arithmetic = at => CellArithmetic.Dot(queries[at[0]], keys[at[1]]) },
            new NamedStage("scaled", scaled, query, key)
            {
                Arithmetic = at => CellArithmetic.Is($"{CellArithmetic.Number(scores[at[0], at[1]])} / {root}", scaled[at[0], at[1]]),
            },
            new NamedStage("masked", masked, query, key)
            {
                Arithmetic = at => CellArithmetic.Is(
                    mask[at[0], at[1]].item<bool>() ? "seen, so it stays" : $"{sentence[at[1]]} comes after {sentence[at[0]]}", masked[at[0], at[1]]),
            },
            new NamedStage("weights", weights, query, key) { Arithmetic = at => CellArithmetic.Softmax(masked[at[0]] / temperature, at[1]) },
            new NamedStage("output", output, query, feature) { Arithmetic = at => CellArithmetic.Dot(weights[at[0]], keys[.., at[1]]) },
        ];
    }

    private static void CheckWords(string[] sentence, WordVectors words)
    {
        string[] unknown = [.. sentence.Where(word => !words.Knows(word)).Distinct()];
        if (sentence.Length == 0 || unknown.Length > 0)
        {
            throw new FormatException(
                (sentence.Length == 0 ? "There is no word in it." : $"There are no vectors for {string.Join(", ", unknown)}.")
                + $" The words with vectors are {string.Join(", ", words.Words)}.");
        }
    }
}
