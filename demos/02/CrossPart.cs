using Katas.Toolkit;
using Katas.Toolkit.Drawing;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson02.Demos;

/// <summary>Part 3: cross-attention from a sentence of four words to one of five, with two heads.</summary>
internal sealed class CrossPart(DemoStage stage)
{
    private const int HeadWidth = 5;
    private const double Sharpness = 5;

    private static readonly string[] French = ["le", "chat", "noir", "dort"];
    private static readonly string[] English = ["the", "black", "cat", "is", "asleep"];

    public void Run()
    {
        stage.Heading("3. Cross-attention: two sentences, two lengths");
        stage.Say(
            "The query comes from one sentence, key and value from another, and their lengths differ. Words that mean "
            + "the same have the same features, made by hand. Head 0 looks for the meaning; head 1 for the noun that "
            + "the sentence is about.");

        // Features: article, cat, black, sleep, is a noun.
        var french = Embed([[0], [1, 4], [2], [3]]); // [1, query, d_model]
        var english = Embed([[0], [2], [1, 4], [3], [3]]); // [1, key, d_model]
        // [1, query, d_model] and [1, head, query, key]
        var (output, weights) = Layer().call(french, english, english, null);
        stage.ShowRow(
            [Map(weights[0, 0], "head 0: meaning"), Map(weights[0, 1], "head 1: the noun")], "lesson02-cross.png");
        stage.Say(
            $"Query {Guard.Shape(french)}, key {Guard.Shape(english)}, weights {Guard.Shape(weights)}, output "
            + $"{Guard.Shape(output)}. \"noir\" stands after \"chat\" and \"black\" before \"cat\": attention finds it "
            + "all the same. \"dort\" takes two English words, and shares its attention between them.");
    }

    private static Tensor Embed(int[][] words)
    {
        var tokens = zeros(1, words.Length, 2 * HeadWidth);
        for (int place = 0; place < words.Length; place++)
        {
            foreach (int feature in words[place])
            {
                tokens[0, place, feature] = tensor(1f);
            }
        }

        return tokens;
    }

    private static MultiHeadAttention Layer()
    {
        const int width = 2 * HeadWidth;
        var layer = new MultiHeadAttention(width, heads: 2);
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var query = zeros(width, width);
        var key = zeros(width, width);
        var queryBias = zeros(width);
        double gain = Sharpness * Math.Sqrt(HeadWidth);
        for (int feature = 0; feature < HeadWidth - 1; feature++)
        {
            query[feature, feature] = tensor(gain, dtype: ScalarType.Float32);
            key[feature, feature] = tensor(1f);
        }

        queryBias[HeadWidth] = tensor(gain, dtype: ScalarType.Float32); // head 1 asks the same whoever asks
        key[HeadWidth, HeadWidth - 1] = tensor(1f); // and nouns answer
        var state = layer.state_dict();
        state["in_proj_weight"].copy_(cat([query, key, eye(width)])); // 3 × [width, width] → [3 · width, width]
        state["in_proj_bias"].copy_(cat([queryBias, zeros(2 * width)])); // [width] and [2 · width] → [3 · width]
        return layer;
    }

    private static Heatmap Map(Tensor weights, string title) =>
        Heatmap.FromTensor(weights, French, English, title, range: new HeatmapRange(0, 1));
}
