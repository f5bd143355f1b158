using Katas.Toolkit;
using Katas.Toolkit.Drawing;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson01.Demos;

/// <summary>Part 2: basic patterns, each made by choosing queries. Nothing is trained.</summary>
internal sealed class PatternsPart(DemoStage stage)
{
    private const double Sharpness = 12; // the score of a match, before scaling; high enough to leave others near 0

    private static readonly string[] Tokens = ["we", "all", "like", "to", "read"];

    public void Run()
    {
        stage.Heading("2. Patterns from queries alone");
        stage.Say(
            "Here every key names its own position, and the queries choose: themselves, the token before, the first "
            + "one, no one in particular, or a token and its neighbours. Heads of trained models show all of these.");

        int count = Tokens.Length;
        var key = eye(count); // [key, position]
        var positions = arange(count);
        var before = key[(positions - 1).clamp(min: 0)]; // the rows, one place down
        var after = key[(positions + 1).clamp(max: count - 1)]; // the rows, one place up
        stage.ShowRow(
            [
                Pattern("self", key, key),
                Pattern("previous", before, key),
                Pattern("first", key[0].expand(count, count), key), // [position] → [query, position]
                Pattern("uniform", zeros_like(key), key),
                Pattern("window", maximum(maximum(before, key), after), key),
            ],
            "lesson01-patterns.png");
        stage.Say("A query of zeros matches every key equally: without a question, attention is an average.");
    }

    private static Heatmap Pattern(string name, Tensor query, Tensor key)
    {
        var (_, weights) = Attention.ScaledDotProduct(query * Sharpness, key, key); // [query, key]
        return Heatmap.FromTensor(weights, Tokens, Tokens, name, range: new HeatmapRange(0, 1));
    }
}
