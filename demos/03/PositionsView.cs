using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson03.Demos;

/// <summary>Where each word stands, in sines and cosines: the waves, the encodings, and how alike two places are.</summary>
[ViewOption("features", ViewOptionKind.Integer, "The features of a position.", Least = 2, Most = 64, Step = 2, Default = "16")]
[ViewOption("first", ViewOptionKind.Integer, "The position of the first word.", Least = 0, Most = 500)]
public sealed class PositionsView : ILessonView
{
    private const int MostWaves = 6;

    /// <inheritdoc/>
    public string Title => "Positions as waves";

    /// <inheritdoc/>
    public string InputHelp => "two to twenty-four words, of which only the places count";

    /// <inheritdoc/>
    public string Example => "the animal did not cross the street because it was tired";

    /// <inheritdoc/>
    public IReadOnlyList<NamedStage> Compute(ViewInput input)
    {
        string[] words = input.Words(2, 24);
        var (features, first) = (input.Options.Integer("features"), input.Options.Integer("first"));
        var table = Sinusoids.Table(words.Length, features, first); // [position, feature]
        var frequencies = Sinusoids.Frequencies(features); // [pair]
        var alike = Similarity.Cosine(table); // [position, position]
        var between = Distances.Between(words.Length, words.Length); // [query, key]

        string[] names = [.. Enumerable.Range(0, features).Select(f => f % 2 == 0 ? $"sin {f / 2}" : $"cos {f / 2}")];
        int waves = Math.Min(features, MostWaves);
        var places = new StageAxis("position", [.. Enumerable.Range(first, words.Length).Select(place => $"{place}")]);
        var word = new StageAxis("position", words);
        return
        [
            new NamedStage("waves", table[.., ..waves].transpose(0, 1), new StageAxis("feature", names[..waves]), places)
            {
                Kind = StageKind.Lines,
                Arithmetic = at => Wave(at[1], at[0]),
            },
            new NamedStage("encodings", table, word, new StageAxis("feature", names)) { IsTwoSided = true, Arithmetic = at => Wave(at[0], at[1]) },
            new NamedStage("how alike", alike, word, word) { Arithmetic = at => Cosine(table[at[0]], table[at[1]], alike[at[0], at[1]]) },
            new NamedStage("distance", between, new StageAxis("query", words), new StageAxis("key", words))
            {
                IsTwoSided = true,
                Arithmetic = at => CellArithmetic.Is($"{at[1]} - {at[0]}", between[at[0], at[1]]),
            },
            new NamedStage("bucket", Distances.Bucket(between, buckets: 8, maxDistance: 16), new StageAxis("query", words), new StageAxis("key", words)),
        ];

        string Wave(int place, int feature) => CellArithmetic.Is(
            $"{(feature % 2 == 0 ? "sin" : "cos")}({first + place}·{CellArithmetic.Number(frequencies[feature / 2])})", table[place, feature]);
    }

    private static string Cosine(Tensor left, Tensor right, Tensor cosine) => CellArithmetic.Is(
        $"{CellArithmetic.Number(left.dot(right))} / ({CellArithmetic.Number(left.norm())}·{CellArithmetic.Number(right.norm())})", cosine);
}
