using Katas.Testkit;
using NUnit.Framework;
using static TorchSharp.torch;

namespace Katas.Lesson10.Tests;

/// <summary>What does not fit is refused before anything is computed, in a sentence with what was given and what was expected.</summary>
public class BadInputTests
{
    private static readonly TileOptions s_none = new() { Size = 0 };
    private static readonly TileOptions s_twos = new() { Size = 2 };
    private static readonly Tile s_strip = new(new Places(0, 2), new Places(0, 5), 1);

    [Test, ForTask("10.0")]
    public void Tiles_and_strips()
    {
        var (query, key, value) = Inputs();
        const string Size = "options.Size is 0; expected a whole number of at least 1.";
        Refused(() => Tiling.Strips(4, 5, s_none), Size);
        Refused(() => TiledAttention.Row(query, key, value, s_strip, s_none), Size);
        Refused(() => TiledAttention.Forward(query, key, value, s_none), Size);
        Refused(() => TiledAttention.Attend(query, key, value, s_none), Size);
        Refused(() => TiledAttention.Backward(query, key, value, new Partial(value, value), value, s_none), Size);
        Refused(() => TiledAttention.Row(query, key, value, s_strip, null!), "(Parameter 'options')");
        Refused(() => Tiling.Strips(-1, 5, s_twos), "queries is -1; expected a whole number of at least 0.");
        Refused(
            () => Tiling.Strips(6, 5, s_twos with { Causal = true }),
            "options.Causal: 6 queries cannot be the last of 5 keys; expected as many or more.");
        Refused(
            () => TiledAttention.Row(query, key, value, s_strip with { Rows = new Places(3, 3) }, s_twos),
            "strip.Rows begins at 3 and has 3; expected places from 0 to 3, those of query [2, 3, 4, 8].");
        Refused(
            () => TiledAttention.Row(query, key, value, s_strip with { Keys = new Places(-1, 3) }, s_twos),
            "strip.Keys begins at -1 and has 3; expected places from 0 to 4, those of key [2, 3, 5, 8].");
        Refused(
            () => TiledAttention.Row(query, key, value, s_strip with { Keys = new Places(0, -1) }, s_twos),
            "strip.Keys begins at 0 and has -1");
        Refused(
            () => Tiling.Causal(s_strip with { Rows = new Places(0, 0) }),
            "tile.Rows.Count is 0; expected a whole number of at least 1.");
        Refused(
            () => Alibi.Bias(Alibi.Slopes(2), s_strip with { Rows = new Places(0, -1) }),
            "tile.Rows.Count is -1; expected a whole number of at least 1.");
        Refused(
            () => Alibi.Bias(Alibi.Slopes(2), s_strip with { Keys = new Places(3, 0) }),
            "tile.Keys.Count is 0; expected a whole number of at least 1.");
    }

    [Test, ForTask("10.0")]
    public void Queries_keys_and_values()
    {
        var (query, key, value) = Inputs();
        Refused(
            () => TiledAttention.Attend(query, randn(2, 3, 5, 7), value),
            "key has shape [2, 3, 5, 7]: dimension -1 is 7; expected 8, the d_k of query.");
        Refused(
            () => TiledAttention.Attend(query, key, randn(2, 3, 6, 6)),
            "value has shape [2, 3, 6, 6]: dimension -2 is 6; expected 5, a value for each key.");
        Refused(
            () => TiledAttention.Attend(query.to(ScalarType.Int64), key, value),
            "query [2, 3, 4, 8] holds Int64; expected floating point.");
        Refused(
            () => LinearAttention.Parallel(query, key, value),
            "key has shape [2, 3, 5, 8]: dimension -2 is 5; expected 4, a key for each query.");
        Refused(
            () => LinearAttention.Recurrent(key, key, value, new LinearState(zeros(2, 3, 7, 6), zeros(2, 3, 7))),
            "before.Normaliser has shape [2, 3, 7]; expected [2, 3, 8], by key and value.");
        Refused(
            () => LinearAttention.Recurrent(key, key, value, new LinearState(zeros(2, 3, 8, 5), zeros(2, 3, 8))),
            "before.Sum has shape [2, 3, 8, 5]; expected [2, 3, 8, 6], by key and value.");
    }

    [Test, ForTask("10.0")]
    public void Pieces_and_parts()
    {
        var (query, _, value) = Inputs();
        var rows = RunningRows.Begin(query, 6);
        Refused(() => OnlineSoftmax.Normalizer([]), "pieces is empty; expected at least one piece.");
        Refused(() => OnlineSoftmax.Normalizer([tensor(1.0)]), "pieces[0] has shape []; expected [..., keys].");
        Refused(
            () => OnlineSoftmax.Normalizer([randn(2, 3), randn(4, 3)]),
            "pieces[1] has shape [4, 3] and pieces[0] has [2, 3]: the dimensions before the last one must be equal.");
        Refused(() => OnlineSoftmax.Add(null!, randn(2, 3, 4, 5), value), "(Parameter 'before')");
        Refused(
            () => OnlineSoftmax.Add(rows, randn(2, 3, 7, 5), value),
            "before.Largest has shape [2, 3, 4, 1]: dimension -2 is 4; expected 7, the queries of scores [2, 3, 7, 5].");
        Refused(
            () => OnlineSoftmax.Add(rows, randn(2, 3, 4, 5), randn(2, 3, 5, 7)),
            "before.Mixture has shape [2, 3, 4, 6]: dimension -1 is 6; expected 7, the d_v of value [2, 3, 5, 7].");
        var (four, three) = (new Partial(randn(4, 6), randn(4)), new Partial(randn(3, 6), randn(3)));
        Refused(() => Parts.Merge(four, three), "second.Output has shape [3, 6]; expected that of first.Output, [4, 6].");
        Refused(() => Parts.Merge(null!, four), "(Parameter 'first')");
        Refused(() => Alibi.Slopes(0), "heads is 0; expected a whole number of at least 1.");
    }

    [Test, ForTask("10.0")]
    public void What_is_laid_over_the_scores()
    {
        var (query, key, value) = Inputs();
        Refused(
            () => TiledAttention.Attend(query, key, value, s_twos with { Overlay = Overlays.Mask(ones(4, 4, ScalarType.Bool)) }),
            "mask has shape [4, 4]; expected [..., query, key] with sizes of 1, or of at least 2 and 5, where the tile ends.");
        Refused(
            () => TiledAttention.Attend(query, key, value, s_twos with { Overlay = Overlays.Mask(ones(3, 5, ScalarType.Bool)) }),
            "or of at least 4 and 2, where the tile ends.");
        Refused(
            () => TiledAttention.Attend(query, key, value, s_twos with { Overlay = Overlays.Alibi(Alibi.Slopes(4).to(ScalarType.Float32)) }),
            "mask has shape [1, 4, 2, 2], which does not broadcast to the scores' [2, 3, 2, 2].");
        Refused(() => Overlays.Mask(zeros(4, 5, requires_grad: true)), "mask [4, 5] asks for a gradient");
    }

    private static (Tensor query, Tensor key, Tensor value) Inputs() => (randn(2, 3, 4, 8), randn(2, 3, 5, 8), randn(2, 3, 5, 6));

    private static void Refused(Action wrong, string sentence) =>
        Assert.That(
            Assert.Catch<ArgumentException>(() =>
            {
                using var scope = NewDisposeScope();
                wrong();
            })!.Message,
            Does.Contain(sentence));
}
