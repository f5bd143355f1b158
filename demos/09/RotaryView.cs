using System.Globalization;
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson09.Demos;

/// <summary>
/// Rotary positions, step by step: every word asks with the same query and answers with the same key, so that whatever differs in
/// the scores comes from their places alone.
/// </summary>
[ViewOption("pair", ViewOptionKind.Integer, "The pair of features that is shown as an arrow; 0 turns fastest.", Least = 0, Most = 7)]
[ViewOption("base", ViewOptionKind.Choice, "The larger, the slower the last pairs turn.", Choices = ["100", "1000", "10000"])]
[ViewOption("window", ViewOptionKind.Integer, "How many words a word sees, itself included.", Least = 1, Most = 20, Default = "4")]
public sealed class RotaryView : ILessonView
{
    private const int Features = 16;
    private const int Farthest = 32;

    /// <inheritdoc/>
    public string Title => "Rotary positions, step by step";

    /// <inheritdoc/>
    public string InputHelp => "two to twenty words, of which only the places count";

    /// <inheritdoc/>
    public string Example => "the animal did not cross the street because it was tired";

    /// <inheritdoc/>
    public IReadOnlyList<NamedStage> Compute(ViewInput input)
    {
        string[] words = input.Words(2, 20);
        int pair = input.Options.Integer("pair");
        int window = input.Options.Integer("window");
        var (query, key) = (new StageAxis("query", words), new StageAxis("key", words));
        var frequencies = RotaryAngles.Frequencies(Features, double.Parse(input.Options.Choice("base"), CultureInfo.InvariantCulture)); // [pair]
        var angles = RotaryAngles.At(arange(words.Length), frequencies); // [position, pair]
        var same = ones(words.Length, Features, dtype: ScalarType.Float64) / Math.Sqrt(Features); // [position, feature]
        var halves = Rotary.Rotate(same, angles, RotaryLayout.Halves); // [position, feature]
        var arrows = stack([halves[.., pair], halves[.., pair + (Features / 2)]], -1); // [position, 2]
        var pairs = Rotary.Rotate(same, angles, RotaryLayout.Pairs); // [position, feature]
        var scores = halves.matmul(halves.transpose(-2, -1)); // [query, key]
        var mask = SlidingWindow.Mask(words.Length, words.Length, window); // [query, key]
        var heads = (halves * Math.Sqrt(Features)).unsqueeze(0).unsqueeze(0); // [1, 1, position, feature]
        Tensor? pattern = null;
        GroupedQuery.Attend(heads, heads, heads, [mask], new Tap((name, value) =>
        {
            pattern = name == "pattern" ? value[0, 0] : pattern; // [query, key]
            return value;
        }));
        return
        [
            new NamedStage("cosines", angles.Cos, new StageAxis("position", words), "pair"),
            new NamedStage("in halves", halves, new StageAxis("position", words), "feature"),
            new NamedStage("in pairs", pairs, new StageAxis("position", words), "feature"),
            new NamedStage($"pair {pair} as an arrow", arrows, new StageAxis("position", words), "part")
            {
                Kind = StageKind.Arrows,
                Arithmetic = at => Part(same[0, 0], angles, at[0], pair, at[1] == 0, halves[at[0], pair + (at[1] * Features / 2)]),
            },
            new NamedStage("scores", scores, query, key) { Arithmetic = at => CellArithmetic.Dot(halves[at[0]], halves[at[1]]) },
            ByDistance(frequencies, pair),
            new NamedStage($"window of {window}", mask, query, key),
            new NamedStage("pattern", pattern!, query, key),
        ];
    }

    /// <summary>The score of a query with a key so many places away: of all pairs, and of one alone.</summary>
    private static NamedStage ByDistance(Tensor frequencies, int pair)
    {
        var same = ones(Farthest + 1, Features, dtype: ScalarType.Float64) / Math.Sqrt(Features); // [distance, feature]
        var turned = Rotary.Rotate(same, RotaryAngles.At(arange(Farthest + 1), frequencies), RotaryLayout.Halves); // [distance, feature]
        var shares = turned * turned[0]; // [distance, feature]
        var one = shares[.., pair] + shares[.., pair + (Features / 2)]; // [distance]
        return new NamedStage(
            "score by distance",
            stack([shares.sum(-1), one * (Features / 2)]), // [line, distance]
            new StageAxis("line", ["all pairs", $"pair {pair}, as if all were it"]),
            new StageAxis("distance", [.. Enumerable.Range(0, Farthest + 1).Select(distance => $"{distance}")]))
        {
            Kind = StageKind.Lines,
            Arithmetic = at => at[0] == 0
                ? CellArithmetic.Is($"the mean of cos({at[1]}·frequency) over the pairs", shares[at[1]].sum())
                : CellArithmetic.Is($"cos({at[1]}·{CellArithmetic.Number(frequencies[pair])})", one[at[1]] * (Features / 2)),
        };
    }

    private static string Part(Tensor value, Angles angles, int place, int pair, bool isFirst, Tensor result)
    {
        string number = CellArithmetic.Number(value);
        var (cos, sin) = (CellArithmetic.Number(angles.Cos[place, pair]), CellArithmetic.Number(angles.Sin[place, pair]));
        return CellArithmetic.Is(isFirst ? $"{number}·({cos}) - {number}·({sin})" : $"{number}·({cos}) + {number}·({sin})", result);
    }
}
