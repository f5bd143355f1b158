using Katas.Lesson01;
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson02.Demos;

/// <summary>
/// Four heads side by side, from their scores to what they hand on, with the jobs by hand of the demonstration: the token before, the token
/// after, the same word, the first token.
/// </summary>
[ViewOption("mask", ViewOptionKind.Choice, "Whether a word sees the words behind it.", Choices = ["none", "causal"])]
[ViewOption("sharpness", ViewOptionKind.Number, "The score of a match.", Least = 0.5, Most = 10, Step = 0.5, Default = "5")]
public sealed class HeadsView : ILessonView
{
    private const int HeadCount = 4;

    /// <inheritdoc/>
    public string Title => "Four heads, each with a job by hand";

    /// <inheritdoc/>
    public string InputHelp => $"2 to {SentenceLayer.MostPlaces} words, of which at most {SentenceLayer.MostWords} are different";

    /// <inheritdoc/>
    public string Example => "the cat chased the dog and the dog ran";

    /// <inheritdoc/>
    public IReadOnlyList<NamedStage> Compute(ViewInput input)
    {
        string[] words = input.Words(2, SentenceLayer.MostPlaces);
        if (words.Distinct().Count() is var different && different > SentenceLayer.MostWords)
        {
            throw new FormatException($"There are {different} different words in it; expected at most {SentenceLayer.MostWords}.");
        }

        using var noGradient = no_grad();
        var layer = SentenceLayer.Create(HeadCount, input.Options.Number("sharpness"));
        var tokens = new SentenceLayer().Embed(words); // [1, token, d_model]
        var (query, key, value) = layer.Project(tokens, tokens, tokens); // 3 × [1, token, d_model]
        var queries = Heads.Split(query, HeadCount)[0]; // [1, token, d_model] → [head, query, d_k]
        var keys = Heads.Split(key, HeadCount)[0]; // [head, key, d_k]
        var values = Heads.Split(value, HeadCount)[0]; // [head, key, d_k]
        var mask = input.Options.Choice("mask") == "causal" ? Masks.Causal(words.Length) : null; // [query, key]
        var scores = Attention.Scores(queries, keys); // [head, query, key]
        var scaled = Attention.Scale(scores, queries.size(-1)); // [head, query, key]
        var masked = mask is null ? scaled : Attention.ApplyMask(scaled, mask); // [head, query, key]
        var weights = Attention.Softmax(masked); // [head, query, key]
        var mixed = Attention.WeightedSum(weights, values); // [head, query, d_k]
        var merged = Heads.Merge(mixed.unsqueeze(0))[0]; // [head, query, d_k] → [query, d_model]

        StageAxis head = new("head", SentenceLayer.Jobs), q = new("query", words), k = new("key", words);
        return
        [
            new NamedStage("scores", scores, head, q, k) { Arithmetic = at => CellArithmetic.Dot(queries[at[0], at[1]], keys[at[0], at[2]]) },
            new NamedStage("scaled and masked", masked, head, q, k)
            {
                Arithmetic = at => CellArithmetic.Is(
                    double.IsNegativeInfinity(masked[at[0], at[1], at[2]].item<float>())
                        ? $"{words[at[2]]} comes after {words[at[1]]}"
                        : $"{CellArithmetic.Number(scores[at[0], at[1], at[2]])} / √{queries.size(-1)}",
                    masked[at[0], at[1], at[2]]),
            },
            new NamedStage("weights", weights, head, q, k) { Arithmetic = at => CellArithmetic.Softmax(masked[at[0], at[1]], at[2]) },
            new NamedStage("what each head hands on", mixed, head, q, "feature")
            {
                Arithmetic = at => CellArithmetic.Dot(weights[at[0], at[1]], values[at[0], .., at[2]]),
            },
            new NamedStage("side by side", merged, q, "feature of all heads"),
        ];
    }
}
