using Katas.Lesson01;
using Katas.Toolkit;
using Katas.Toolkit.Drawing;
using Spectre.Console;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson03.Demos;

/// <summary>Part 1: attention does not notice the order of words, until it is told.</summary>
internal sealed class OrderPart(DemoStage stage)
{
    private const int Width = 16;

    private static readonly string[] Words = ["the", "dog", "bites", "the", "man"];
    private static readonly long[] Swapped = [0, 4, 2, 3, 1]; // the man bites the dog

    public void Run()
    {
        stage.Heading("1. \"the dog bites the man\"");
        stage.Say(
            "Words with random vectors, and an attention layer with random weights: nothing is trained. Without "
            + "positions the two rows for \"the\" are the same, and so are the two columns. With positions each "
            + "\"the\" is a word of its own.");

        var tokens = Tokens(); // [word, d_model]
        var layer = Drawing.Fresh(new AttentionLayer(Width, Width, Width), 3);
        var encoding = new SinusoidalEncoding(Width);
        stage.ShowRow(
            [
                Weights("without positions", layer.SelfAttend(tokens).weights),
                Weights("with sinusoids", layer.SelfAttend(encoding.call(tokens)).weights),
            ],
            "lesson03-order.png");
        stage.Say(
            "Now \"dog\" and \"man\" change places. Reordering the words and then attending should differ from "
            + "attending and then reordering, if the order means anything. Order.Sensitivity is the largest "
            + "difference:");
        ShowSensitivities(tokens, layer, encoding);
        stage.Say(
            "Without positions \"the dog bites the man\" and \"the man bites the dog\" are one bag of words. A causal "
            + "mask alone tells some order: each word sees only those before it.");
    }

    private void ShowSensitivities(Tensor tokens, AttentionLayer layer, SinusoidalEncoding encoding)
    {
        var order = tensor(Swapped);
        var causal = ones(Words.Length, Words.Length, dtype: ScalarType.Bool).tril(); // [query, key]
        var learned = Drawing.Fresh(new LearnedPositions(Words.Length, Width), 4);
        var relative = Drawing.Fresh(new RelativeAttention(Width, Width, 2), 5);
        var bias = Drawing.Fresh(new RelativeBias(heads: 1, buckets: 8, maxDistance: 16), 6);
        (string Name, Func<Tensor, Tensor> Model)[] models =
        [
            ("attention alone", words => layer.SelfAttend(words).output),
            ("a causal mask", words => layer.SelfAttend(words, causal).output),
            ("sinusoids", words => layer.SelfAttend(encoding.call(words)).output),
            ("learned positions", words => layer.SelfAttend(learned.call(words)).output),
            ("clipped distances", words => relative.call(words, words, words, null, 0).output),
            ("a bias for each bucket", words => layer.SelfAttend(words, bias.call(Words.Length)[0]).output),
        ];
        var table = new Table().AddColumns("attention with", "sensitivity");
        table.Columns[1].RightAligned();
        foreach (var (name, model) in models)
        {
            double sensitivity = Order.Sensitivity(model, tokens, order);
            table.AddRow(name, sensitivity < 1e-5 ? "0 (rounding)" : $"{sensitivity:0.00}");
        }

        stage.Console.Write(table);
        stage.Console.WriteLine();
    }

    private static Tensor Tokens()
    {
        string[] vocabulary = [.. Words.Distinct()];
        var vectors = Drawing.Random(1, vocabulary.Length, Width); // [vocabulary, d_model]
        long[] numbers = [.. Words.Select(word => (long)Array.IndexOf(vocabulary, word))];
        return vectors[tensor(numbers)]; // [word, d_model]
    }

    private static Heatmap Weights(string title, Tensor weights) =>
        Heatmap.FromTensor(weights, Words, Words, title, range: new HeatmapRange(0, 1));
}
