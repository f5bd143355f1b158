using Katas.Testkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson10.Tests;

/// <summary>
/// Runs each task on fixed inputs, so that a learner's results can be told apart from those of the catalogued mistakes.
/// </summary>
public static class Probes
{
    private static readonly Tile s_tile = new(new Places(2, 3), new Places(4, 5), 3);

    [Probe("10.1")]
    public static (Tensor, Tensor) Streamed() => OnlineSoftmax.Normalizer((Normal(1, 3, 11) * 3).split([4L, 1, 6], -1));

    [Probe("10.1")]
    public static (Tensor, Tensor) StreamedBelow0() => OnlineSoftmax.Normalizer((Normal(2, 3, 7) - 30).split(3, -1));

    [Probe("10.1")]
    public static (Tensor, Tensor) StreamedLarge() => OnlineSoftmax.Normalizer((Normal(3, 3, 7) + 2000).split(3, -1));

    [Probe("10.1")]
    public static (Tensor, Tensor) StreamedInOnePiece() => OnlineSoftmax.Normalizer([Normal(4, 3, 7)]);

    [Probe("10.2")]
    public static (Tensor, Tensor) Merged() => Two(Parts.Merge(Part(5), Part(7)));

    [Probe("10.2")]
    public static (Tensor, Tensor) MergedFar() => Two(Parts.Merge(Part(9, 2000), Part(11, 2001)));

    [Probe("10.2")]
    public static (Tensor, Tensor) MergedWithNothing()
    {
        var (first, second) = (Part(13), Part(15));
        first.LogSumExp[1..] = tensor(double.NegativeInfinity);
        second.LogSumExp[2] = tensor(double.NegativeInfinity);
        return Two(Parts.Merge(
            first with { Output = first.Output.masked_fill(first.LogSumExp.isneginf().unsqueeze(-1), 0) }, second));
    }

    [Probe("10.2")]
    public static string MergedTypes()
    {
        var part = new Partial(Seeded.Normal(1, ScalarType.Float16, 3, 6), Seeded.Normal(2, 3));
        return $"{Parts.Merge(part, part).Output.dtype}";
    }

    [Probe("10.3")]
    public static (
        Tensor, Tensor, Tensor) Added() => Three(OnlineSoftmax.Add(Rows(1), Normal(20, 3, 5), Normal(21, 5, 6)));

    [Probe("10.3")]
    public static (Tensor, Tensor, Tensor) AddedLarger() =>
        Three(OnlineSoftmax.Add(Rows(1), Normal(22, 3, 5) + 5, Normal(23, 5, 6)));

    [Probe("10.3")]
    public static (Tensor, Tensor, Tensor) AddedFirst() =>
        Three(OnlineSoftmax.Add(RunningRows.Begin(Normal(24, 3, 4), 6), Normal(25, 3, 5), Normal(26, 5, 6)));

    [Probe("10.3")]
    public static (Tensor, Tensor, Tensor) AddedNothing()
    {
        var scores = Normal(27, 3, 5);
        scores[1] = tensor(double.NegativeInfinity);
        return Three(OnlineSoftmax.Add(Rows(1), scores, Normal(28, 5, 6)));
    }

    [Probe("10.3")]
    public static (Tensor, Tensor, Tensor) AddedNothingFirst()
    {
        var scores = Normal(29, 3, 5) - 20;
        scores[1] = tensor(double.NegativeInfinity);
        return Three(OnlineSoftmax.Add(RunningRows.Begin(Normal(24, 3, 4), 6), scores, Normal(30, 5, 6)));
    }

    [Probe("10.4")]
    public static (Tensor, Tensor) Strip() => Row(31, new TileOptions { Size = 3 });

    [Probe("10.4")]
    public static (Tensor, Tensor) StripInOneTile() => Row(35, new TileOptions { Size = 40 });

    [Probe("10.4")]
    public static (
        Tensor, Tensor) StripMasked() => Row(39, new TileOptions { Size = 4, Overlay = Overlays.Mask(Mask(42)) });

    [Probe("10.4")]
    public static (Tensor, Tensor) StripOfSome()
    {
        var (q, k, v) = Sample.Of(43);
        return Two(
            TiledAttention.Row(q, k, v, new Tile(new Places(1, 3), new Places(0, 8), 6), new TileOptions { Size = 3 }));
    }

    [Probe("10.4")]
    public static (Tensor, Tensor) StripOfSomeMasked()
    {
        var (q, k, v) = Sample.Of(43);
        return Two(TiledAttention.Row(
            q, k, v, new Tile(new Places(1, 3), new Places(0, 8), 6), new TileOptions { Size =
                3, Overlay = Overlays.Mask(Mask(44)) }));
    }

    [Probe("10.4")]
    public static string PastOfAStrip()
    {
        List<Tile> tiles = [];
        Row(45, new TileOptions { Size = 4, Overlay = Sample.Watch(tiles, []) });
        return string.Join(' ', tiles.Select(tile => $"{tile.Keys.Start}+{tile.Keys.Count}/{tile.Past}"));
    }

    [Probe("10.4")]
    public static string LeftByAStrip() => Grows(
        (sample, options) => TiledAttention.Row(sample.Query, sample.Key, sample.Value, sample.Whole, options),
        causal: false);

    [Probe("10.5")]
    public static string StripsOfAll() => Strips(7, 11, 3, false);

    [Probe("10.5")]
    public static string StripsSquare() => Strips(7, 7, 3, true);

    [Probe("10.5")]
    public static string StripsOfTheLast() => Strips(5, 8, 2, true);

    [Probe("10.5")]
    public static string StripsOfOne() => Strips(3, 4, 1, true) + Strips(4, 4, 9, true) + Strips(6, 9, 3, true);

    [Probe("10.6")]
    public static string Masks() => string.Join('\n', new Places(0, 5).Cut(2).SelectMany(
        rows => new Places(0, 9).Cut(3).Select(keys => Bits(Tiling.Causal(new Tile(rows, keys, 4))))));

    [Probe("10.6")]
    public static string MasksWithoutPast() => string.Join('\n', new Places(0, 5).Cut(2).SelectMany(
        rows => new Places(0, 5).Cut(2).Select(keys => Bits(Tiling.Causal(new Tile(rows, keys))))));

    [Probe("10.7")]
    public static (Tensor, Tensor) AllStrips() => Forward(47, new TileOptions { Size = 2 });

    [Probe("10.7")]
    public static (Tensor, Tensor) AllStripsCausal() => Forward(51, new TileOptions { Size = 3, Causal = true });

    [Probe("10.7")]
    public static (Tensor, Tensor) AllStripsMasked() =>
        Forward(55, new TileOptions { Size = 2, Overlay = Overlays.Mask(Mask(58)) });

    [Probe("10.7")]
    public static string LeftByAllStrips() => Grows(
        (sample, options) => TiledAttention.Forward(sample.Query, sample.Key, sample.Value, options));

    [Probe("10.8")]
    public static (Tensor, Tensor, Tensor) Back() => Backward(61, null, new TileOptions { Size = 3 });

    [Probe("10.8")]
    public static (Tensor, Tensor, Tensor) BackCausal() =>
        Backward(65, Sample.Of(65).Seen, new TileOptions { Size = 2, Causal = true });

    [Probe("10.8")]
    public static (Tensor, Tensor, Tensor) BackMasked() =>
        Backward(69, Mask(72), new TileOptions { Size = 4, Overlay = Overlays.Mask(Mask(72)) });

    [Probe("10.8")]
    public static Tensor GradientAfterwards()
    {
        var sample = Sample.Of(73);
        var gradient = Normal(76, 2, 3, 5, 6);
        TiledAttention.Backward(
            sample.Query, sample.Key, sample.Value, new Partial(
                sample.Output(), sample.LogSumExp()), gradient, new TileOptions { Size = 3 });
        return gradient;
    }

    [Probe("10.8")]
    public static string LeftOnTheWayBack() => Grows((sample, options) => TiledAttention.Backward(
        sample.Query, sample.Key, sample.Value, new Partial(
            sample.Output(), sample.LogSumExp()), sample.Output(), options));

    [Probe("10.9")]
    public static Tensor SlopesOfPowers() => cat([Alibi.Slopes(1), Alibi.Slopes(2), Alibi.Slopes(8), Alibi.Slopes(16)]);

    [Probe("10.9")]
    public static Tensor SlopesOfOthers() => cat([Alibi.Slopes(3), Alibi.Slopes(6), Alibi.Slopes(12), Alibi.Slopes(7)]);

    [Probe("10.9")]
    public static Tensor SlopesOfMany() => Alibi.Slopes(20);

    [Probe("10.10")]
    public static Tensor BiasOfATile() => Alibi.Bias(tensor(new[] { 0.5, 0.2 }), s_tile);

    [Probe("10.10")]
    public static Tensor BiasOfARow() =>
        Alibi.Bias(tensor(new[] { 0.5, 0.2, 0.1 }), new Tile(new Places(2, 1), new Places(0, 5)));

    [Probe("10.10")]
    public static string TypeOfTheBias() => $"{Alibi.Bias(ones(2), s_tile).dtype}";

    [Probe("10.11")]
    public static Tensor Features() => LinearAttention.FeatureMap(Normal(80, 3, 5) * 2);

    [Probe("10.11")]
    public static Tensor SmallFeatures() =>
        LinearAttention.FeatureMap(
            tensor(new float[] { -8, -6, -3, 0, 1 }).to(ScalarType.BFloat16)).to(ScalarType.Float32);

    [Probe("10.11")]
    public static Tensor GradientOfFeatures()
    {
        var x = tensor(new[] { -1000.0, -1, 0, 2, 1000 }).requires_grad_();
        return autograd.grad([LinearAttention.FeatureMap(x).sum()], [x])[0];
    }

    [Probe("10.12")]
    public static Tensor AtOnce() => Linear(81, LinearAttention.Parallel);

    [Probe("10.12")]
    public static Tensor AtOnceOneHead() =>
        LinearAttention.Parallel(Normal(84, 6, 4), Normal(85, 6, 4), Normal(86, 6, 3));

    [Probe("10.12")]
    public static Tensor AtOnceInHalf() => LinearAttention.Parallel(
        zeros(600, 1, ScalarType.BFloat16), zeros(600, 1, ScalarType.BFloat16), ones(600, 1, ScalarType.BFloat16)).to(
            ScalarType.Float32);

    [Probe("10.13")]
    public static Tensor OneByOne() => Linear(87, (q, k, v) => LinearAttention.Recurrent(q, k, v).output);

    [Probe("10.13")]
    public static (Tensor, Tensor) StateAfter()
    {
        var (q, k, v) = Sample.Of(90, 6, 6);
        var state = LinearAttention.Recurrent(q, k, v).state;
        return (state.Sum, state.Normaliser);
    }

    [Probe("10.13")]
    public static string TypeOfTheState()
    {
        var half = Seeded.Normal(92, ScalarType.Float16, 3, 4);
        return $"{LinearAttention.Recurrent(half, half, half).state.Sum.dtype}";
    }

    [Probe("10.13")]
    public static (Tensor, Tensor, Tensor) OneByOneFromAState()
    {
        var (q, k, v) = Sample.Of(93, 6, 6);
        var before = new LinearState(Normal(96, 2, 3, 4, 6).exp(), Normal(97, 2, 3, 4).exp());
        var (output, _) = LinearAttention.Recurrent(q, k, v, before);
        return (output, before.Sum, before.Normaliser);
    }

    private static Tensor Normal(int seed, params long[] shape) => Seeded.Normal(seed, ScalarType.Float64, shape);

    private static Partial Part(int seed, double at = 0) => new(Normal(seed, 3, 6), Normal(seed + 1, 3) + at);

    private static RunningRows Rows(
        int seed) => new(Normal(seed, 3, 1), Normal(seed + 1, 3, 1).exp(), Normal(seed + 2, 3, 6));

    private static (Tensor, Tensor) Two(Partial part) => (part.Output, part.LogSumExp);

    private static (Tensor, Tensor, Tensor) Three(RunningRows rows) => (rows.Largest, rows.Sum, rows.Mixture);

    // Query 2 sees nothing, query 3 nothing of the first keys.
    private static Tensor Mask(int seed)
    {
        var mask = Seeded.Mask(seed, 5, 11);
        mask[2] = tensor(false);
        mask[3, ..4] = tensor(false);
        return mask;
    }

    private static (Tensor, Tensor) Row(int seed, TileOptions options)
    {
        var sample = Sample.Of(seed);
        return Two(TiledAttention.Row(sample.Query, sample.Key, sample.Value, sample.Whole, options));
    }

    private static (Tensor, Tensor) Forward(int seed, TileOptions options)
    {
        var (q, k, v) = Sample.Of(seed);
        return Two(TiledAttention.Forward(q, k, v, options));
    }

    private static (Tensor, Tensor, Tensor) Backward(int seed, Tensor? mask, TileOptions options)
    {
        var sample = Sample.Of(seed);
        var result = new Partial(sample.Output(mask), sample.LogSumExp(mask));
        return TiledAttention.Backward(
            sample.Query, sample.Key, sample.Value, result, Normal(seed + 3, 2, 3, 5, 6), options);
    }

    private static Tensor Linear(int seed, Func<Tensor, Tensor, Tensor, Tensor> function)
    {
        var (q, k, v) = Sample.Of(seed, 6, 6);
        return function(q, k, v);
    }

    private static string Strips(long queries, long keys, long size, bool causal) => string.Join(
        ' ',
        Tiling.Strips(queries, keys, new TileOptions { Size = size, Causal = causal }).Select(
            strip => $"{strip.Rows.Start}+{strip.Rows.Count}:{strip.Keys.Start}+{strip.Keys.Count}/{strip.Past}"));

    private static string Bits(Tensor? mask) => mask is null
        ? "null"
        : $"{mask.dtype} {Toolkit.Guard.Shape(mask)} "
            + string.Concat(mask.to(ScalarType.Bool).contiguous().data<bool>().Select(bit => bit ? '1' : '0'));

    // How many tiles are asked for, how large they are, and whether more and more tensors are left alive.
    private static string Grows(Action<Sample, TileOptions> call, bool causal = true)
    {
        using var scope = NewDisposeScope();
        List<Tile> tiles = [];
        List<long> alive = [];
        call(
            Sample.Of(77, 12, 12), new TileOptions { Size = 2, Causal = causal, Overlay = Sample.Watch(tiles, alive) });
        return $"{tiles.Count} tiles, at most {tiles.Max(tile => tile.Rows.Count)} × "
            + $"{tiles.Max(tile => tile.Keys.Count)}; "
            + (alive.Max() - alive[0] <= 16 ? "nothing is left" : "more and more is left");
    }
}
