using System.Diagnostics;
using Katas.Toolkit;
using Katas.Toolkit.Drawing;
using Spectre.Console;

namespace Katas.Lesson07.Demos;

/// <summary>Part 1: a model learns from pairs of sentences, with teacher forcing.</summary>
internal sealed class TrainingPart(DemoStage stage)
{
    private const int Steps = 800;

    public Trained Run(IReadOnlyList<(string English, string French)> pairs)
    {
        stage.Heading("1. Learning from pairs of sentences");
        var trained = Learning.Fresh(pairs);
        var (model, english, french) = trained;
        stage.Say(
            $"A transformer of 2 + 2 blocks, d_model 64, with {model.parameters().Sum(each => each.numel()):#,0} "
            + $"parameters, is given {pairs.Count:#,0} English sentences and their translations into French: "
            + $"{english.Count:#,0} different words and marks, {french.Count:#,0} in French. At each place it has to predict "
            + $"the next French word, for {Steps:#,0} batches of {Learning.BatchSize} pairs.");

        var losses = new List<double>();
        var watch = Stopwatch.StartNew();
        stage.Console.Progress().Start(progress =>
        {
            var bar = progress.AddTask("training", maxValue: Steps);
            foreach (double loss in Learning.Losses(trained, pairs, Steps).TakeWhile(_ => !stage.Cancelled.IsCancellationRequested))
            {
                losses.Add(loss);
                bar.Increment(1);
            }
        });
        stage.Console.WriteLine();
        if (losses.Count == Steps)
        {
            ShowLosses(losses, watch.Elapsed, french.Count);
        }

        model.eval();
        return trained;
    }

    private void ShowLosses(List<double> losses, TimeSpan time, long words)
    {
        double[] smooth = [.. losses.Chunk(20).Select(chunk => chunk.Average())];
        stage.Say(
            $"The loss fell from {smooth[0]:0.00} to {smooth[^1]:0.00}, in {time.TotalSeconds:0} seconds; a blind guess "
            + $"has {Math.Log(words):0.00}.");
        stage.Show(
            "lesson07-loss.png",
            new LineChart(
                "Teacher forcing: the loss",
                [.. smooth.Index().Select(each => (each.Index + 1) * 20.0)],
                ("mean of 20 batches", smooth))
            {
                XAxis = "batches",
                YAxis = "-ln P of the next word",
            });
    }
}
