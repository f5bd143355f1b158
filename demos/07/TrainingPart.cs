using System.Diagnostics;
using Katas.Lesson05;
using Katas.Toolkit;
using Katas.Toolkit.Drawing;
using Spectre.Console;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson07.Demos;

/// <summary>Part 1: a model learns from pairs of sentences, with teacher forcing.</summary>
internal sealed class TrainingPart(DemoStage stage)
{
    private const int Steps = 800;
    private const int BatchSize = 48;
    private const int WarmUp = 150;
    private const double Highest = 3e-3;

    public Trained Run(IReadOnlyList<(string English, string French)> pairs)
    {
        stage.Heading("1. Learning from pairs of sentences");
        var english = new WordList([.. pairs.Select(pair => pair.English)]);
        var french = new WordList([.. pairs.Select(pair => pair.French)]);
        random.manual_seed(7);
        var model = new Transformer(TransformerSizes.Tiny(french.Count) with
        {
            SourceVocabulary = english.Count,
            SharedVocabulary = false,
            MaxLength = 32,
            Dropout = 0.1,
        });
        stage.Say(
            $"A transformer of 2 + 2 blocks, d_model 64, with {model.parameters().Sum(each => each.numel()):#,0} "
            + $"parameters, is given {pairs.Count:#,0} English sentences and their translations into French: "
            + $"{english.Count:#,0} different words and marks, {french.Count:#,0} in French. At each place it has to predict "
            + $"the next French word, for {Steps:#,0} batches of {BatchSize} pairs.");

        var trained = new Trained(model, english, french);
        var losses = new List<double>();
        var watch = Stopwatch.StartNew();
        stage.Console.Progress().Start(progress => Train(trained, pairs, losses, progress.AddTask("training", maxValue: Steps)));
        stage.Console.WriteLine();
        if (losses.Count == Steps)
        {
            ShowLosses(losses, watch.Elapsed, french.Count);
        }

        model.eval();
        return trained;
    }

    private void Train(
        Trained trained, IReadOnlyList<(string English, string French)> pairs, List<double> losses, ProgressTask bar)
    {
        var (model, english, french) = trained;
        (long[] Source, long[] Target)[] ids =
        [
            .. pairs.Select(pair => (
                (long[])[.. english.Read(pair.English), WordList.End],
                (long[])[WordList.Start, .. french.Read(pair.French), WordList.End])),
        ];
        var random = new Random(8);
        using var optimizer = optim.Adam(model.parameters(), lr: Highest, beta1: 0.9, beta2: 0.98);
        var batches = new Queue<(long[] Source, long[] Target)[]>();
        for (int step = 1; step <= Steps && !stage.Cancelled.IsCancellationRequested; step++)
        {
            if (batches.Count == 0)
            {
                random.Shuffle(ids);
                batches = new(ids.Chunk(BatchSize));
            }

            using var scope = NewDisposeScope();
            var batch = batches.Dequeue();
            optimizer.ParamGroups.First().LearningRate =
                Highest * Math.Min((double)step / WarmUp, Math.Sqrt((double)WarmUp / step));
            var loss = TeacherForcing.Loss(
                model,
                Batches.Pad([.. batch.Select(pair => pair.Source)], WordList.Padding),
                Batches.Pad([.. batch.Select(pair => pair.Target)], WordList.Padding));
            optimizer.zero_grad();
            loss.backward();
            optimizer.step();
            losses.Add(loss.ToDouble());
            bar.Increment(1);
        }
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
