using Katas.Lesson01;
using Katas.Toolkit;
using Katas.Toolkit.Drawing;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson03.Demos;

/// <summary>Part 3: how alike positions are, and what attention makes of that.</summary>
internal sealed class SimilarityPart(DemoStage stage)
{
    private const int Length = 24;
    private const int Width = 32;

    public void Run()
    {
        stage.Heading("3. How alike are two positions?");
        stage.Say(
            "The cosine of each position with each other. Sinusoids look alike when they are near, the same way in "
            + "every row. With 8 features the fast hands meet again and again; with 32 there is one clear ridge. "
            + "Learned positions start out random: like themselves and like nobody else, until they are trained "
            + "(part 5).");

        var learned = new LearnedPositions(Length, Width);
        var start = Drawing.Fresh(learned, 7, "weight").state_dict()["weight"]; // [length, d_model]
        stage.ShowRow(
            [
                Cosines("sinusoids, d_model 8", Sinusoids.Table(Length, 8)),
                Cosines("sinusoids, d_model 32", Sinusoids.Table(Length, Width)),
                Cosines("learned, untrained", start),
            ],
            "lesson03-similarity.png");

        stage.Say(
            "What does attention make of it? Here the tokens say nothing, they are all zeros, so that only positions "
            + $"can make a difference (d_model {2 * Width}). They are queries, keys and values as they are.");
        var silence = zeros(Length, 2 * Width); // [length, d_model]
        var bias = Decaying(); // [query, key]
        stage.ShowRow(
            [
                Weights("no positions", silence, null),
                Weights("sinusoids", new SinusoidalEncoding(2 * Width).call(silence), null),
                Weights("a falling bias", silence, bias),
            ],
            "lesson03-impact.png");
        stage.Say(
            "Without positions every token looks everywhere alike. Sinusoids turn the similarity above into a "
            + "preference for the neighbourhood, before anything is learned. The last one has a bias made by hand: a "
            + "number for each bucket, lower for farther ones. Its steps grow wider: those are the buckets.");
    }

    /// <summary>The bias of one head whose numbers fall from bucket to bucket, in both directions alike.</summary>
    private static Tensor Decaying()
    {
        const int Buckets = 16;
        var bias = new RelativeBias(heads: 1, buckets: Buckets, maxDistance: 32);
        using var noGradient = no_grad();
        var numbers = arange(Buckets / 2, dtype: ScalarType.Float32) * -0.4; // [share]
        bias.state_dict()["weight"].copy_(cat([numbers, numbers]).unsqueeze(-1)); // [buckets] → [buckets, 1]
        return bias.call(Length)[0]; // [1, query, key] → [query, key]
    }

    private static Heatmap Cosines(string title, Tensor table) => Heatmap.FromTensor(
        Similarity.Cosine(table),
        Drawing.Numbers(Length, every: 4),
        Drawing.Numbers(Length, every: 4),
        title,
        rowAxis: "position",
        columnAxis: "position",
        range: Drawing.Cosines);

    private static Heatmap Weights(string title, Tensor tokens, Tensor? mask) => Heatmap.FromTensor(
        Attention.ScaledDotProduct(tokens, tokens, tokens, mask).weights,
        Drawing.Numbers(Length, every: 4),
        Drawing.Numbers(Length, every: 4),
        title,
        range: new HeatmapRange(0, 0.2));
}
