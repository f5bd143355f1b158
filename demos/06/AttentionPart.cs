using Katas.Lesson02;
using Katas.Toolkit;
using Katas.Toolkit.Drawing;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson06.Demos;

/// <summary>Part 1: an encoder's attention, a decoder's, and attention from one text to another.</summary>
internal sealed class AttentionPart(DemoStage stage)
{
    private const long Width = 32;

    private static readonly string[] Written = ["the", "cat", "sat", "on", "the", "mat"];
    private static readonly string[] Read = ["le", "chat", "était", "assis", "sur", "le", "tapis"];

    public void Run()
    {
        stage.Heading("1. Reading and writing: encoder against decoder attention");
        stage.Say(
            "The same tokens, the same random weights, one head. The encoder's tokens look everywhere; the decoder's "
            + "look back only, and share out among fewer keys what the encoder's share out among all. The third is "
            + "cross-attention: rows are the written tokens, columns the ones that were read, and nothing is hidden.");

        using var noGradient = no_grad();
        using var generator = new Generator(4);
        var written = randn(1, Written.Length, Width, generator: generator); // [1, target, d_model]
        var read = randn(1, Read.Length, Width, generator: generator); // [1, source, d_model]
        var causal = Fresh.Weights(new CausalAttention(Width, heads: 1), 5, spread: 1.3);
        var open = new MultiHeadAttention(Width, heads: 1);
        open.load_state_dict(causal.state_dict());
        var block = Fresh.Weights(new DecoderBlock(Width, heads: 1, 4 * Width, dropout: 0), 6, spread: 1.3);

        stage.ShowRow(
            [
                Map(open.SelfAttend(written).weights, Written, "encoder"),
                Map(causal.call(written, null, null).weights, Written, "decoder"),
                Map(block.call(written, read, null, null, null).crossWeights, Read, "cross-attention"),
            ],
            "lesson06-attention.png");
    }

    private static Heatmap Map(Tensor weights, string[] columns, string title) => Heatmap.FromTensor(
        weights[0, 0], Written, columns, title, range: new HeatmapRange(0, 1)); // [query, key]
}
