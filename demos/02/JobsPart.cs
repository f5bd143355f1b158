using Katas.Toolkit;
using Katas.Toolkit.Drawing;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson02.Demos;

/// <summary>Part 1: four heads with a job each, and a single head that has all four jobs.</summary>
internal sealed class JobsPart(DemoStage stage)
{
    private static readonly string[] Sentence = ["the", "cat", "chased", "the", "dog", "and", "the", "dog", "ran"];

    public void Run()
    {
        stage.Heading("1. Four questions at once");
        stage.Say(
            "Each head has its own query and key, set by hand here: they look for the token before, the token after, "
            + "the same word, and the first token.");

        var tokens = new SentenceLayer().Embed(Sentence); // [1, token, d_model]
        var (_, several) = SentenceLayer.Create(heads: 4).SelfAttend(tokens); // [1, head, query, key]
        stage.ShowRow(
            [.. SentenceLayer.Jobs.Select((job, head) => Map(several[0, head], job))], "lesson02-heads.png");

        stage.Say(
            "Now the very same parameters in a layer with one head. The four questions become one, their scores are "
            + "added up, and one softmax has to answer them all:");
        var (_, single) = SentenceLayer.Create(heads: 1).SelfAttend(tokens); // [1, 1, query, key]
        stage.Show(Map(single[0, 0], "One head, all four questions"), "lesson02-single-head.png");

        var chased = single[0, 0, 2]; // [key]
        stage.Say(
            $"\"chased\" gives {chased[1].ToDouble():0%} to the word before it, {chased[3].ToDouble():0%} to the one "
            + $"after, {chased[2].ToDouble():0%} to itself and {chased[0].ToDouble():0%} to the first. What it gets is "
            + "a blend, in which nobody can tell what came from where. Four heads hand over four values side by side.");
    }

    private static Heatmap Map(Tensor weights, string title) =>
        Heatmap.FromTensor(weights, Sentence, Sentence, title, range: new HeatmapRange(0, 1));
}
