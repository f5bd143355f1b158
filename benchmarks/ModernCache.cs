using System.Diagnostics;
using Katas.Lesson09;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Benchmarks;

/// <summary>
/// Lesson 09: what one more token costs lesson 09's block, with and without a cache, and what the cache costs: as many key heads as
/// heads, a few, one, and a window. The two ways take turns, token by token.
/// </summary>
internal static class ModernCache
{
    private const int Heads = 8;
    private const int Vocabulary = 1000;
    private const int Window = 128;
    private const int Tokens = 15;

    private static readonly ModelConfig s_every = KnownModels.Llama with
    {
        Vocabulary = Vocabulary, Layers = 4, Width = 128, Heads = Heads, KeyHeads = Heads, HeadSize = 16, Hidden = 352,
    };

    private static readonly (string Name, ModelConfig Config)[] s_ways =
    [
        ("8 key heads (MHA)", s_every),
        ("2 key heads (GQA)", s_every with { KeyHeads = 2 }),
        ("1 key head (MQA)", s_every with { KeyHeads = 1 }),
        ($"8 key heads, window {Window}", s_every with { Window = Window }),
    ];

    /// <summary>Measures all; returns whether the cache is as large as lesson 09 says.</summary>
    public static bool All()
    {
        set_num_threads(1);
        using var noGradient = inference_mode();
        Console.WriteLine($"One more token: four blocks of lesson 09, width 128, {Heads} heads, one thread, median of {Tokens}, in ms; the cache in bytes:");
        Console.WriteLine($"  {"",26}  {"length",6}  {"with cache",10}  {"without",8}  {"ratio",5}  {"cache",10}");
        bool asSaid = true;
        foreach (var (name, config) in s_ways)
        {
            random.manual_seed(9);
            using var model = new TransformerModel(config);
            foreach (int length in new[] { 64, 64, 128, 256, 512, 1024 }.Index().Select(pair => pair.Index == 0 ? -64 : pair.Item))
            {
                var (cached, uncached, bytes) = Measure(model, Math.Abs(length));
                asSaid &= bytes == CacheCost.Bytes(config, Math.Abs(length), sizeof(float));
                if (length > 0) // the first one warms up
                {
                    Console.WriteLine(FormattableString.Invariant(
                        $"  {name,26}  {length,6}  {cached,10:0.00}  {uncached,8:0.00}  {uncached / cached,5:0.0}  {bytes,10:#,0}"));
                }
            }
        }

        Console.WriteLine(asSaid ? "The caches have the bytes that CacheCost computes." : "The caches have other bytes than CacheCost computes.");
        return asSaid;
    }

    private static (double Cached, double Uncached, long Bytes) Measure(TransformerModel model, int length)
    {
        using var scope = NewDisposeScope();
        var text = randint(0, Vocabulary, [1, length], ScalarType.Int64); // [1, length]
        var past = model.call(new ModelInput(text.narrow(1, 0, length - 1))).Past; // of all tokens but the last
        var (cached, uncached) = (new List<double>(), new List<double>());
        long bytes = 0;
        for (int i = 0; i < Tokens; i++)
        {
            cached.Add(Milliseconds(() =>
            {
                var output = model.call(new ModelInput(text.narrow(1, length - 1, 1)) { Past = past });
                bytes = output.Past.Layers.Sum(layer => layer.Keys.numel() + layer.Values.numel()) * sizeof(float);
                return output;
            }));
            uncached.Add(Milliseconds(() => model.call(new ModelInput(text))));
        }

        return (Median(cached), Median(uncached), bytes);
    }

    private static double Milliseconds(Func<ModelOutput> token)
    {
        using var scope = NewDisposeScope();
        long start = Stopwatch.GetTimestamp();
        token().Logits![0, -1].argmax();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
