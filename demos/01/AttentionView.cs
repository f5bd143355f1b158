using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson01.Demos;

/// <summary>
/// Attention, step by step: each word of a sentence looks at itself and at the words before it, with the vectors by hand of
/// the demonstration.
/// </summary>
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
        var mask = ones(sentence.Length, sentence.Length, dtype: ScalarType.Bool).tril(); // [query, key]

        var scores = Attention.Scores(queries, keys); // [query, key]
        var scaled = Attention.Scale(scores.clone(), queries.size(-1)); // [query, key]
        var masked = Attention.ApplyMask(scaled.clone(), mask); // [query, key]
        var weights = Attention.Softmax(masked.clone()); // [query, key]
        var output = Attention.WeightedSum(weights, keys); // [query, feature]
        return
        [
            new NamedStage("queries", queries, query, feature),
            new NamedStage("keys", keys, key, feature),
            new NamedStage("scores", scores, query, key),
            new NamedStage("scaled", scaled, query, key),
            new NamedStage("masked", masked, query, key),
            new NamedStage("weights", weights, query, key),
            new NamedStage("output", output, query, feature),
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
