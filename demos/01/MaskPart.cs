using Katas.Toolkit;
using Katas.Toolkit.Drawing;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson01.Demos;

/// <summary>Part 4: masks. No looking at the future, and no looking at padding.</summary>
internal sealed class MaskPart(DemoStage stage, WordVectors words, string[] sentence)
{
    public void Run()
    {
        stage.Heading("4. Masks: what a word may not see");
        ShowCausal();
        ShowPadding();
    }

    private void ShowCausal()
    {
        stage.Say(
            "A causal mask hides all later words, as in a model that writes text. Hidden cells are exactly 0; the rest "
            + "of each row still adds up to 1, so the first word can look only at itself.");

        var keys = words.Keys(sentence); // [key, feature]
        int count = sentence.Length;
        var mask = ones(count, count, dtype: ScalarType.Bool).tril(); // [query, key]; true = may attend
        var (_, weights) = Attention.ScaledDotProduct(words.Queries(sentence), keys, keys, mask); // [query, key]
        stage.Show(Heatmap.FromTensor(weights, sentence, sentence, "With a causal mask"), "lesson01-causal.png");
    }

    private void ShowPadding()
    {
        stage.Say(
            "Sentences of a batch are filled up to one length with [PAD]. Nobody may look at it, and it may look at "
            + "nobody: a row with nothing to attend to.");

        string[] tokens = ["the", "animal", "was", "tired", "[PAD]"];
        string[] real = tokens[..^1];
        var blank = zeros(1, words.Features.Count); // [1, feature]
        var queries = cat([words.Queries(real), blank]); // [query, feature]
        var keys = cat([words.Keys(real), blank]); // [key, feature]
        var isReal = tensor(tokens.Select(token => token != "[PAD]").ToArray()); // [token]
        var mask = isReal.unsqueeze(1).logical_and(isReal); // [query, 1] and [key] → [query, key]
        var (output, weights) = Attention.ScaledDotProduct(queries, keys, keys, mask); // [query, feature], [query, key]
        stage.Show(Heatmap.FromTensor(weights, tokens, tokens, "With padding masked"), "lesson01-padding.png");
        stage.Say(
            $"[PAD] gets weights of 0 and an output of {string.Join(' ', Numbers.Read(output[-1]))}. A softmax without "
            + "care divides 0 by 0 here, and the NaN spreads through the whole model.");
    }
}
