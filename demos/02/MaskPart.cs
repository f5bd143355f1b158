using Katas.Toolkit;
using Katas.Toolkit.Drawing;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson02.Demos;

/// <summary>Part 2: a causal and a padding mask, combined, applied to all heads of a batch.</summary>
internal sealed class MaskPart(DemoStage stage)
{
    private const string Filler = "[PAD]";

    private static readonly string[] Long = ["the", "cat", "chased", "the", "dog"];
    private static readonly string[] Short = ["the", "dog", "ran", Filler, Filler];

    public void Run()
    {
        stage.Heading("2. One mask over all heads");
        stage.Say(
            "Two sentences of a batch, the second filled up with [PAD]. The causal mask is query by key, the same for "
            + "everyone; the padding mask has a row for each sentence. Combined, both have to allow a "
            + "look. Bright cells may be looked at:");

        var ids = tensor(new long[,] { { 1, 2, 3, 1, 4 }, { 1, 4, 5, 0, 0 } }); // [batch, key]; 0 is padding
        var causal = Masks.Causal(5); // [query, key]
        var padding = Masks.Padding(ids, 0); // [batch, 1, 1, key]
        var both = Masks.Combine(causal, padding)!; // [batch, 1, query, key]
        stage.ShowRow(
            [
                Map(causal, Short, "causal"),
                Map(padding[1, 0].expand(5, 5), Short, "padding"), // [1, key] → [query, key]
                Map(both[1, 0], Short, "both"),
            ],
            "lesson02-masks.png");
        stage.Say($"Shapes: {Guard.Shape(causal)} and {Guard.Shape(padding)} make {Guard.Shape(both)}.");

        var embedding = new SentenceLayer();
        var tokens = cat([embedding.Embed(Long), embedding.Embed(Short)]); // → [batch, token, d_model]
        var (_, weights) = SentenceLayer.Create(heads: 4).SelfAttend(tokens, both); // [batch, head, query, key]
        stage.Say("The heads of part 1 on the second sentence, under both masks:");
        stage.ShowRow(
            [.. SentenceLayer.Jobs.Select((job, head) => Map(weights[1, head], Short, job))],
            "lesson02-masked-heads.png");
        stage.Say(
            "No head sees a later word or a [PAD]. The head that looks for the word after finds it hidden, and shares "
            + "its attention among what is left. What [PAD] itself looks at does not matter: nobody looks at [PAD].");
    }

    private static Heatmap Map(Tensor weights, string[] tokens, string title) =>
        Heatmap.FromTensor(weights, tokens, tokens, title, range: new HeatmapRange(0, 1));
}
