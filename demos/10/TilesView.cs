using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson10.Demos;

/// <summary>
/// Attention by tiles: what the running rows know after each tile of some words, the causal mask of the tiles, ALiBi's bias, and how much of
/// linear attention's state is each word's.
/// </summary>
[ViewOption("tile", ViewOptionKind.Integer, "How many words a tile has.", Least = 1, Most = 20, Default = "3")]
[ViewOption("slope", ViewOptionKind.Number, "ALiBi's slope: how much a score loses with each word in between.",
    Least = 0.01, Most = 1, Step = 0.01, Default = "0.25")]
public sealed class TilesView : ILessonView
{
    private const int Features = 8;

    /// <inheritdoc/>
    public string Title => "Attention by tiles, step by step";

    /// <inheritdoc/>
    public string InputHelp => "two to twenty words";

    /// <inheritdoc/>
    public string Example => "the animal did not cross the street because it was tired";

    /// <inheritdoc/>
    public IReadOnlyList<NamedStage> Compute(ViewInput input)
    {
        string[] words = input.Words(2, 20);
        int size = input.Options.Integer("tile");
        double slope = input.Options.Number("slope");
        using var generator = new Generator(10);
        var tokens = randn([words.Length, Features], dtype: ScalarType.Float64, generator: generator); // [word, feature]
        var scores = tokens.matmul(tokens.transpose(-2, -1)) / Math.Sqrt(Features); // [query, key]
        var tiles = new Places(0, words.Length).Cut(size).ToArray();
        var rows = RunningRows.Begin(tokens, Features);
        List<Tensor> largest = [];
        List<Tensor> sums = [];
        foreach (var tile in tiles)
        {
            rows = OnlineSoftmax.Add(rows, tile.Of(scores, -1), tile.Of(tokens));
            largest.Add(rows.Largest);
            sums.Add(rows.Sum);
        }

        var (query, key) = (new StageAxis("query", words), new StageAxis("key", words));
        var after = new StageAxis("after key", [.. tiles.Select(tile => words[tile.End - 1])]);
        var whole = new Tile(new Places(0, words.Length), new Places(0, words.Length));
        var bias = Alibi.Bias(tensor(new[] { slope }), whole)[0]; // [query, key]
        return
        [
            new NamedStage("scores", scores, query, key) { Arithmetic = at => CellArithmetic.Dot(tokens[at[0]] / Math.Sqrt(Features), tokens[at[1]]) },
            new NamedStage("largest so far", cat([.. largest], -1), query, after)
            {
                Arithmetic = at => CellArithmetic.Is($"the largest of the first {tiles[at[1]].End} scores", largest[at[1]][at[0], 0]),
            },
            new NamedStage("sum so far", cat([.. sums], -1), query, after)
            {
                Arithmetic = at => Sum(
                    at[1] == 0 ? null : (largest[at[1] - 1][at[0], 0], sums[at[1] - 1][at[0], 0]), largest[at[1]][at[0], 0], sums[at[1]][at[0], 0]),
            },
            new NamedStage("output", rows.Mixture / rows.Sum, query, "feature"),
            new NamedStage("causal", Tiling.Causal(whole)!, query, key),
            new NamedStage("ALiBi", bias, query, key)
            {
                Arithmetic = at => CellArithmetic.Is($"-{CellArithmetic.Number(slope)}·{Math.Abs(at[0] - at[1])}", bias[at[0], at[1]]),
            },
        ];
    }

    // What was summed before is brought down to the new largest score; then the tile's own powers come to it.
    private static string Sum((Tensor Largest, Tensor Sum)? before, Tensor largest, Tensor sum)
    {
        if (before is not var (oldLargest, oldSum))
        {
            return CellArithmetic.Is($"the sum of e^(score - {CellArithmetic.Number(largest)})", sum);
        }

        var brought = oldSum * (oldLargest - largest).exp();
        return CellArithmetic.Is(
            $"{CellArithmetic.Number(oldSum)}·e^({CellArithmetic.Number(oldLargest - largest)}) + {CellArithmetic.Number(sum - brought)} of this tile", sum);
    }
}
