using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson10.Demos;

/// <summary>
/// Attention by tiles: what the running rows know after each tile of three words, the causal mask of the tiles, ALiBi's bias, and how much of
/// linear attention's state is each word's.
/// </summary>
public sealed class TilesView : ILessonView
{
    private const int Size = 3;
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
        string[] words = input.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length is < 2 or > 20)
        {
            throw new FormatException($"There are {words.Length} words in it; expected two to twenty.");
        }

        using var generator = new Generator(10);
        var tokens = randn([words.Length, Features], dtype: ScalarType.Float64, generator: generator); // [word, feature]
        var scores = tokens.matmul(tokens.transpose(-2, -1)) / Math.Sqrt(Features); // [query, key]
        var tiles = new Places(0, words.Length).Cut(Size).ToArray();
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
        return
        [
            new NamedStage("scores", scores, query, key),
            new NamedStage("largest so far", cat([.. largest], -1), query, after),
            new NamedStage("sum so far", cat([.. sums], -1), query, after),
            new NamedStage("output", rows.Mixture / rows.Sum, query, "feature"),
            new NamedStage("causal", Tiling.Causal(whole)!, query, key),
            new NamedStage("ALiBi, slope 1/4", Alibi.Bias(tensor(new[] { 0.25 }), whole)[0], query, key),
        ];
    }
}
