using Katas.Toolkit;
using Katas.Toolkit.Drawing;
using Spectre.Console;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson01.Demos;

/// <summary>Part 1: what does "it" mean? Words with hand-made vectors look at one another.</summary>
internal sealed class SentencePart(DemoStage stage, WordVectors words, string[] sentence)
{
    public void Run()
    {
        stage.Heading("1. What does \"it\" mean?");
        stage.Say(
            $"Each word has a key, what it can be found by, and a query, what it looks for: {words.Features.Count} "
            + "numbers each, written by hand here and learned in a real model. \"it\" looks for a thing that is alive. "
            + "Each row below is one word's attention, and adds up to 1.");

        var queries = words.Queries(sentence); // [query, feature]
        var keys = words.Keys(sentence); // [key, feature]; they serve as values, too
        var (output, weights) = Attention.ScaledDotProduct(queries, keys, keys); // [query, feature], [query, key]
        stage.Show(
            Heatmap.FromTensor(weights, sentence, sentence, "Who looks at whom"),
            "lesson01-sentence.png");

        ExplainIt(keys, output, weights);
        stage.Say(
            "The two rows for \"the\" are the same: attention sees what a word is, not where it stands. "
            + "Positions come in lesson 03.");
    }

    private void ExplainIt(Tensor keys, Tensor output, Tensor weights)
    {
        int it = Array.IndexOf(sentence, "it");
        int most = (int)weights[it].argmax().item<long>(); // [key] → index
        stage.Say(
            $"\"it\" gives {Numbers.Read(weights[it])[most]:0%} of its attention to \"{sentence[most]}\", and so takes "
            + "on that word's features:");

        var table = new Table().AddColumn(string.Empty).AddColumns([.. words.Features]);
        table.AddRow(["it, before", .. Numbers.Read(keys[it]).Select(number => $"{number:0.00}")]);
        table.AddRow(["it, after", .. Numbers.Read(output[it]).Select(number => $"{number:0.00}")]);
        stage.Console.Write(table);
        stage.Console.WriteLine();
    }
}
