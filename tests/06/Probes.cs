using Katas.Lesson04;
using Katas.Testkit;
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson06.Tests;

/// <summary>
/// Runs each task on fixed inputs, so that a learner's results can be told apart from those of the catalogued mistakes.
/// Modules run in float64, where another order of the same operations changes next to nothing.
/// </summary>
public static class Probes
{
    [Probe("06.1")]
    public static Tensor WindowOfTwo() => CausalMask.Window(2, 5);

    [Probe("06.1")]
    public static Tensor WindowOfAll() => CausalMask.Window(4, 4);

    [Probe("06.1")]
    public static Tensor WindowOfOne() => CausalMask.Window(1, 4);

    [Probe("06.2")]
    public static (Tensor, Tensor) TwoAppends()
    {
        var cache = new KeyValueCache(6);
        cache.Append(Normal(1, 2, 3, 2, 4), Normal(2, 2, 3, 2, 4));
        return cache.Append(Normal(3, 2, 3, 1, 4), Normal(4, 2, 3, 1, 4));
    }

    [Probe("06.2")]
    public static (Tensor, Tensor) OneAppend() =>
        new KeyValueCache(6).Append(Normal(5, 2, 3, 2, 4), Normal(6, 2, 3, 2, 4));

    [Probe("06.2")]
    public static (Tensor, Tensor) ThreeAppends()
    {
        var cache = new KeyValueCache(6);
        cache.Append(Normal(7, 2, 3, 2, 4), Normal(8, 2, 3, 2, 4));
        cache.Append(Normal(9, 2, 3, 1, 4), Normal(10, 2, 3, 1, 4));
        return cache.Append(Normal(11, 2, 3, 3, 4), Normal(12, 2, 3, 3, 4));
    }

    [Probe("06.2")]
    public static string LengthAfterTwoAppends()
    {
        var cache = new KeyValueCache(6);
        cache.Append(Normal(1, 2, 3, 2, 4), Normal(2, 2, 3, 2, 4));
        cache.Append(Normal(3, 2, 3, 1, 4), Normal(4, 2, 3, 1, 4));
        return $"{cache.Length}";
    }

    [Probe("06.2")]
    public static Tensor KeptThoughOverwritten()
    {
        var key = Normal(13, 1, 2, 2, 4);
        var cache = new KeyValueCache(6);
        cache.Append(key, key);
        key.zero_();
        return cache.Append(Normal(14, 1, 2, 1, 4), Normal(15, 1, 2, 1, 4)).keys;
    }

    [Probe("06.2")]
    public static string KeptBeyondAScope()
    {
        var cache = new KeyValueCache(6);
        using (NewDisposeScope())
        {
            cache.Append(Normal(1, 1, 2, 2, 4), Normal(2, 1, 2, 2, 4));
        }

        try
        {
            return $"{cache.Append(Normal(3, 1, 2, 1, 4), Normal(4, 1, 2, 1, 4)).keys.sum().ToDouble():0.000}";
        }
        catch (Exception exception) when (exception is not NotImplementedException)
        {
            return "no longer there";
        }
    }

    [Probe("06.3")]
    public static (Tensor, Tensor) Attended() => Attention().call(Normal(16, 2, 5, 12), null, null);

    [Probe("06.3")]
    public static (Tensor, Tensor) AttendedUnderAMask() =>
        Attention().call(Normal(17, 2, 5, 12), Seeded.Mask(18, 2, 5, 5), null);

    [Probe("06.3")]
    public static (Tensor, Tensor) AttendedWithACache()
    {
        var (layer, cache) = (Attention(), new KeyValueCache(6));
        layer.call(Normal(19, 2, 3, 12), null, cache);
        return layer.call(Normal(20, 2, 2, 12), null, cache);
    }

    [Probe("06.3")]
    public static string TokensInTheCache()
    {
        var (layer, cache) = (Attention(), new KeyValueCache(6));
        layer.call(Normal(19, 2, 3, 12), null, cache);
        return $"{cache.Length}";
    }

    [Probe("06.3")]
    public static (Tensor, Tensor) AttendedWithEverythingDropped() =>
        Attention(dropout: 1).call(Normal(21, 2, 5, 12), null, null);

    [Probe("06.3")]
    public static (Tensor, Tensor) AttendedInEval()
    {
        var layer = Attention(dropout: 1);
        layer.eval();
        return layer.call(Normal(22, 2, 5, 12), null, null);
    }

    [Probe("06.4")]
    public static (Tensor, Tensor) PreNorm() => Gpt(NormPlacement.Pre).call(Normal(23, 2, 5, 12), null, null);

    [Probe("06.4")]
    public static (Tensor, Tensor) PostNorm() => Gpt(NormPlacement.Post).call(Normal(24, 2, 5, 12), null, null);

    [Probe("06.4")]
    public static (Tensor, Tensor) BlockUnderAMask() =>
        Gpt(NormPlacement.Pre).call(Normal(25, 2, 5, 12), Seeded.Mask(26, 2, 5, 5), null);

    [Probe("06.4")]
    public static (Tensor, Tensor) BlockWithACache()
    {
        var (block, cache) = (Gpt(NormPlacement.Pre), new KeyValueCache(6));
        block.call(Normal(27, 2, 3, 12), null, cache);
        return block.call(Normal(28, 2, 2, 12), null, cache);
    }

    [Probe("06.4")]
    public static (Tensor, Tensor) BlockWithEverythingDropped() =>
        Gpt(NormPlacement.Pre, dropout: 1).call(Normal(29, 2, 5, 12), null, null);

    [Probe("06.5")]
    public static (Tensor, Tensor, Tensor) CrossPost() =>
        Decoder(NormPlacement.Post).call(Normal(30, 2, 5, 12), Normal(31, 2, 7, 12), null, null, null);

    [Probe("06.5")]
    public static (Tensor, Tensor, Tensor) CrossPre() =>
        Decoder(NormPlacement.Pre).call(Normal(32, 2, 5, 12), Normal(33, 2, 7, 12), null, null, null);

    [Probe("06.5")]
    public static (Tensor, Tensor, Tensor) CrossUnderMasks() => Decoder(NormPlacement.Post).call(
        Normal(34, 2, 5, 12), Normal(35, 2, 5, 12), Seeded.Mask(36, 2, 5, 5), Seeded.Mask(37, 2, 5, 5), null);

    [Probe("06.5")]
    public static (Tensor, Tensor, Tensor) CrossWithAsManySourceTokens() =>
        Decoder(NormPlacement.Post).call(Normal(38, 2, 5, 12), Normal(39, 2, 5, 12), null, null, null);

    [Probe("06.5")]
    public static (Tensor, Tensor, Tensor) CrossWithACache()
    {
        var (block, cache) = (Decoder(NormPlacement.Post), new KeyValueCache(6));
        block.call(Normal(40, 2, 3, 12), Normal(41, 2, 7, 12), null, null, cache);
        return block.call(Normal(42, 2, 2, 12), Normal(41, 2, 7, 12), null, null, cache);
    }

    [Probe("06.5")]
    public static (Tensor, Tensor, Tensor) CrossWithEverythingDropped() =>
        Decoder(NormPlacement.Pre, dropout: 1).call(Normal(67, 2, 5, 12), Normal(68, 2, 7, 12), null, null, null);

    [Probe("06.6")]
    public static (Tensor, Tensor, Tensor) Logits()
    {
        var (logits, weights) = Model().call(Models.Text(43, 2, 5), null);
        return (logits, weights[0], weights[^1]);
    }

    [Probe("06.6")]
    public static Tensor LogitsWithCaches()
    {
        var model = Model();
        var caches = model.NewCaches();
        model.call(Models.Text(44, 2, 3), caches);
        return model.call(Models.Text(45, 2, 2), caches).logits;
    }

    [Probe("06.6")]
    public static Tensor LogitsWithEverythingDropped() => Model(dropout: 1).call(Models.Text(46, 2, 5), null).logits;

    [Probe("06.6")]
    public static Tensor LogitsInEval()
    {
        var model = Model(dropout: 1);
        model.eval();
        return model.call(Models.Text(47, 2, 5), null).logits;
    }

    [Probe("06.7")]
    public static (Tensor, Tensor) Penalty()
    {
        var logits = Normal(48, 7);
        return (SamplingFilters.RepetitionPenalty(logits, tensor(new long[] { 0, 2, 2, 5, 6 }), 1.6), logits);
    }

    [Probe("06.7")]
    public static (Tensor, Tensor) PenaltyOfABatch()
    {
        var logits = Normal(49, 2, 7);
        return (SamplingFilters.RepetitionPenalty(logits, tensor(new long[,] { { 0, 1 }, { 5, 6 } }), 1.6), logits);
    }

    [Probe("06.8")]
    public static (Tensor, Tensor) BestThree()
    {
        var logits = Normal(50, 7);
        return (SamplingFilters.TopK(logits, 3), logits);
    }

    [Probe("06.8")]
    public static (Tensor, Tensor) BestTwoOfEach()
    {
        var logits = Normal(51, 3, 4, 7);
        return (SamplingFilters.TopK(logits, 2), logits);
    }

    [Probe("06.8")]
    public static Tensor BestOfFewer() => SamplingFilters.TopK(Normal(52, 2, 7), 20);

    [Probe("06.9")]
    public static (Tensor, Tensor) Nucleus()
    {
        var logits = Normal(53, 9);
        return (SamplingFilters.TopP(logits, 0.7), logits);
    }

    [Probe("06.9")]
    public static Tensor NucleusOfEach() => SamplingFilters.TopP(Normal(54, 3, 4, 9) * 2, 0.6);

    [Probe("06.9")]
    public static Tensor SmallNucleus() => SamplingFilters.TopP(Normal(55, 9), 0.01);

    [Probe("06.9")]
    public static Tensor LargeNucleus() => SamplingFilters.TopP(Normal(56, 9), 0.97);

    [Probe("06.10")]
    public static string Greedy() => Drawn(new() { Temperature = 0 }, 1);

    [Probe("06.10")]
    public static string GreedyWithPenalty() => Drawn(new() { Temperature = 0, RepetitionPenalty = 5 }, 1);

    [Probe("06.10")]
    public static string Drawn() => Drawn(new(), 40);

    [Probe("06.10")]
    public static string DrawnCold() => Drawn(new() { Temperature = 0.4 }, 40);

    [Probe("06.10")]
    public static string DrawnHot() => Drawn(new() { Temperature = 3 }, 40);

    [Probe("06.10")]
    public static string DrawnFromTheBest() => Drawn(new() { TopK = 3 }, 40);

    [Probe("06.10")]
    public static string DrawnFromTheNucleus() => Drawn(new() { TopP = 0.5 }, 40);

    [Probe("06.10")]
    public static string DrawnFromAColdNucleus() => Drawn(new() { TopP = 0.5, Temperature = 0.4 }, 40);

    [Probe("06.10")]
    public static string DrawnFromAColdNucleusOfTheBest() => Drawn(new() { TopP = 0.9, TopK = 3, Temperature = 2 }, 40);

    [Probe("06.10")]
    public static string DrawnFromTheNucleusOfTheBest() => string.Join(
        '|', new[] { 0.4, 0.5, 0.6, 0.7, 0.8 }.Select(p => Drawn(new() { TopP = p, TopK = 3 }, 20)));

    [Probe("06.10")]
    public static string DrawnWithPenalty() => Drawn(new() { RepetitionPenalty = 5 }, 40);

    [Probe("06.11")]
    public static string GreedyText() => Written(new() { Temperature = 0, MaxNewTokens = 5 });

    [Probe("06.11")]
    public static string GreedyTextWithoutCache() =>
        Written(new() { Temperature = 0, MaxNewTokens = 5, UseCache = false });

    [Probe("06.11")]
    public static string TextsWithoutCache() => string.Join('|', new ulong[] { 1, 2, 3, 4, 5 }.Select(seed => Written(
        new() { Temperature = 0.2, MaxNewTokens = 6, UseCache = false, Seed = seed })));

    [Probe("06.11")]
    public static string DrawnText() => Written(new() { Temperature = 3, MaxNewTokens = 6, Seed = 8 });

    [Probe("06.11")]
    public static string OtherDrawnText() =>
        Written(new() { Temperature = 3, MaxNewTokens = 6, Seed = 9, UseCache = false });

    [Probe("06.11")]
    public static string TextThatFillsTheModel() => Written(new() { Temperature = 3, MaxNewTokens = 60, Seed = 10 });

    [Probe("06.11")]
    public static string TextWithPenalty() =>
        Written(new() { Temperature = 0, MaxNewTokens = 6, RepetitionPenalty = 4 });

    [Probe("06.11")]
    public static string StoppedText() =>
        Written(new() { Temperature = 3, MaxNewTokens = 6, Seed = 8, StopTokens = [0, 2, 4, 6, 8, 10] });

    private static Tensor Normal(int seed, params long[] shape) => Seeded.Normal(seed, ScalarType.Float64, shape);

    private static CausalAttention Attention(double dropout = 0) => Models.Attention(dropout, ScalarType.Float64).layer;

    private static GptBlock Gpt(NormPlacement norm, double dropout = 0) =>
        Models.Gpt(norm, dropout: dropout, type: ScalarType.Float64).block;

    private static DecoderBlock Decoder(NormPlacement norm, double dropout = 0) =>
        Models.Decoder(norm, dropout: dropout, type: ScalarType.Float64).block;

    private static LanguageModel Model(double dropout = 0) => Models.Language(dropout, ScalarType.Float64).model;

    private static string Drawn(GenerationOptions options, int count)
    {
        using var generator = new Generator(3);
        using var seed = new LocalSeed(17); // for code that draws from torch's own generator, which it should not
        var logits = Normal(57, 8);
        var text = tensor(new[] { logits.argmax().ToInt64(), 0, 3 });
        return string.Join(
            ' ', Enumerable.Range(0, count).Select(_ => TextGeneration.Next(logits, text, options, generator)));
    }

    private static string Written(GenerationOptions options)
    {
        using var seed = new LocalSeed(17);
        return Try(() => string.Join(' ', TextGeneration.Generate(Model(), [3, 7, 1], options)));
    }

    private static string Try(Func<object> call)
    {
        try
        {
            return call() is Tensor tensor ? $"{tensor.sum().ToDouble():0.0000}" : $"{call()}";
        }
        catch (Exception exception) when (exception is not NotImplementedException)
        {
            return exception.GetType().Name;
        }
    }
}
