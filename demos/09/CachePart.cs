using Katas.Toolkit;
using Katas.Toolkit.Drawing;
using Spectre.Console;
using TorchSharp;
using static System.FormattableString;
using static TorchSharp.torch;

namespace Katas.Lesson09.Demos;

/// <summary>Part 4: what is kept of a text, with as many key heads as heads, with fewer, with one, and with a window.</summary>
internal sealed class CachePart(DemoStage stage)
{
    private static readonly long[] s_lengths = [256, 1024, 4096, 16_384, 65_536, 131_072];

    // About the size of a model of seven billion parameters.
    private static readonly ModelConfig s_large = KnownModels.Llama with
    {
        Vocabulary = 32_000, Layers = 32, Width = 4096, Heads = 32, Hidden = 11_008,
    };

    private static readonly (string Name, ModelConfig Config)[] s_kinds =
    [
        ("32 key heads", s_large),
        ("8 key heads", s_large with { KeyHeads = 8 }),
        ("1 key head", s_large with { KeyHeads = 1 }),
        ("8, window of 4,096", s_large with { KeyHeads = 8, Window = 4096 }),
    ];

    public void Run()
    {
        stage.Heading("4. What it costs to keep a text");
        stage.Say(
            "Keys and values of one text, in a model of 32 blocks, 32 heads of 128 features and two bytes a number, as many "
            + "billion-parameter models have it.");
        var table = new Table().AddColumn("tokens");
        foreach (var (name, _) in s_kinds)
        {
            table.AddColumn(new TableColumn(name).RightAligned());
        }

        foreach (long length in s_lengths)
        {
            table.AddRow(
                [Invariant($"{length:#,0}"), .. s_kinds.Select(kind => Size(CacheCost.Bytes(kind.Config, length)))]);
        }

        stage.Console.Write(table);
        stage.Console.WriteLine();
        double[] last = [.. s_kinds.Select(kind => (double)CacheCost.Bytes(kind.Config, s_lengths[^1]))];
        stage.Say(
            Invariant($"At {s_lengths[^1]:#,0} tokens, eight key heads keep one byte in {last[0] / last[1]:0}, a single one one in ")
            + Invariant($"{last[0] / last[2]:0}; eight and a window one in {last[0] / last[3]:0}. Scores are computed for all heads, as before."));
        stage.Show(
            "lesson09-cache.png",
            new LineChart(
                "Bytes kept of a text",
                [.. s_lengths.Select(length => Math.Log2(length))],
                [.. s_kinds.Select(kind => (
                    kind.Name, s_lengths.Select(length => (double)CacheCost.Bytes(kind.Config, length)).ToArray()))])
            {
                PlaceName = power => Invariant($"{Math.Pow(2, power):#,0}"),
                XAxis = "tokens",
                YAxis = "bytes",
                Logarithmic = true,
            });
        Measure();
    }

    /// <summary>Holds the count against what small models really keep.</summary>
    private void Measure()
    {
        using var noGradient = no_grad();
        using var generator = new Generator(4);
        var text = randint(0, 50, [1, 200], ScalarType.Int64, generator: generator);
        bool same = true;
        foreach (var (_, large) in s_kinds)
        {
            var config = large with
            {
                Vocabulary = 50, Layers = 2, Width = 64, Heads = 32, HeadSize = 2, Hidden = 64, Window = large.Window is null ? null : 33,
            };
            using var past = new TransformerModel(config).call(new ModelInput(text)).Past;
            long kept = past.Layers.Sum(layer => (layer.Keys.numel() + layer.Values.numel()) * 4);
            same &= kept == CacheCost.Bytes(config, 200, bytesPerNumber: 4);
        }

        stage.Say(same
            ? "Counted and kept agree: four small models of these kinds, given 200 tokens, kept the bytes that CacheCost counts."
            : "Counted and kept do not agree: small models of these kinds kept another number of bytes than CacheCost counts.");
    }

    private static string Size(long bytes) => bytes >= 1L << 30
        ? Invariant($"{bytes / (double)(1L << 30):0.0} GB")
        : Invariant($"{bytes / (double)(1L << 20):0.0} MB");
}
