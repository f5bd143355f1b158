using Katas.Toolkit;
using Katas.Toolkit.Drawing;
using Spectre.Console;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson04.Demos;

/// <summary>Part 5: a small stack learns, and its heads specialise: what each looks at, before and after.</summary>
internal sealed class EvolutionPart(DemoStage stage)
{
    private const int Layers = 2;
    private const int Steps = 600;
    private const int EverySoMany = 20;
    private const int SampleLength = 7;

    private static readonly string[] Heads =
    [
        .. from layer in Enumerable.Range(1, Layers)
           from head in Enumerable.Range(1, TinyModel.Heads)
           select $"layer {layer} head {head}",
    ];

    public void Run()
    {
        stage.Heading("5. Attention evolves: from layer to layer, and with training");
        stage.Say(
            $"A stack of {Layers} causal blocks gets the same exercise, now with words of 4 to 9 letters. So the "
            + "letter that comes next is not always the same number of places back: it takes finding where the "
            + "current letter stood before, and reading on from there. One head cannot do that. Two can, one after "
            + "the other.");

        using var sampleTask = new RepeatTask(seed: 2, SampleLength, SampleLength);
        using var model = new TinyModel(Layers, NormPlacement.Pre, seed: 1);
        var sample = sampleTask.Draw(100);
        var before = Look(model, sample);
        var log = Train(model, sample);
        if (stage.Cancelled.IsCancellationRequested)
        {
            return;
        }

        ShowTraining(log);
        var after = Look(model, sample);
        ShowMaps(RepeatTask.Spell(sample[0]), before, after);
        ShowNumbers(log, after);
        ShowSimilarity(before, after);
    }

    private List<Snapshot> Train(TinyModel model, Tensor sample)
    {
        using var task = new RepeatTask(seed: 3, shortest: 4, longest: 9);
        var log = new List<Snapshot>();
        Training.Run(stage, "training", model, task, Steps, batch: 32, rate: 5e-3, (step, loss) =>
        {
            if (step % EverySoMany == 0)
            {
                log.Add(Measure(step, loss, Look(model, sample)));
            }
        });
        return log;
    }

    private static IReadOnlyList<Tensor> Look(TinyModel model, Tensor sample)
    {
        using var noGradient = no_grad();
        return model.call(sample).Weights;
    }

    private static Snapshot Measure(int step, double loss, IReadOnlyList<Tensor> layers) => new(
        step,
        loss,
        [.. layers.SelectMany(weights => Numbers.Read(AttentionAnalysis.Entropy(weights)))],
        [.. layers.SelectMany(weights => Numbers.Read(AttentionAnalysis.Distance(weights)))]);

    private void ShowTraining(List<Snapshot> log)
    {
        double[] steps = [.. log.Select(snapshot => (double)snapshot.Step)];
        LineChart Chart(string title, string axis, Func<Snapshot, double[]> numbers) => new(
            title,
            steps,
            [.. Heads.Select((name, head) => (name, log.Select(snapshot => numbers(snapshot)[head]).ToArray()))])
        {
            XAxis = "training step",
            YAxis = axis,
        };

        stage.Show(
            "lesson04-training.png",
            new LineChart("Loss on the second writing", steps, ("loss", [.. log.Select(snapshot => snapshot.Loss)]))
            {
                XAxis = "training step",
                YAxis = "loss in nats",
            },
            Chart("Entropy of each head", "entropy in nats", snapshot => snapshot.Entropies),
            Chart("Distance of each head", "distance in letters", snapshot => snapshot.Distances));
        stage.Say(
            $"The loss goes from {log[0].Loss:0.00} to {log[^1].Loss:0.000}. Look for the steps where it falls: "
            + "entropies fall there as well, and distances part. The heads have found something to look at.");
    }

    private void ShowMaps(string[] word, IReadOnlyList<Tensor> before, IReadOnlyList<Tensor> after)
    {
        stage.Say($"The attention of all heads on \"{string.Concat(word)}\", before training:");
        stage.ShowRow(Maps(before, word), "lesson04-attention-before.png");
        stage.Say("And after:");
        stage.ShowRow(Maps(after, word), "lesson04-attention-after.png");
    }

    private void ShowNumbers(List<Snapshot> log, IReadOnlyList<Tensor> after)
    {
        var (first, last) = (log[0], log[^1]);
        double[] oneBack = [.. Heads.Select((_, head) => Share(Weights(after, head), 1, ..SampleLength))];
        double[] readingOn =
            [.. Heads.Select((_, head) => Share(Weights(after, head), SampleLength - 1, SampleLength..^1))];
        var table = new Table().AddColumns(
            "head", "entropy before", "entropy after", "distance before", "distance after", "one back", "reading on");
        for (int head = 0; head < Heads.Length; head++)
        {
            table.AddRow(
                Heads[head],
                $"{first.Entropies[head]:0.00}",
                $"{last.Entropies[head]:0.00}",
                $"{first.Distances[head]:0.0}",
                $"{last.Distances[head]:0.0}",
                $"{oneBack[head]:0%}",
                $"{readingOn[head]:0%}");
        }

        stage.Console.Write(table);
        stage.Console.WriteLine();
        int looksBack = Array.IndexOf(oneBack, oneBack.Max());
        int readsOn = Array.IndexOf(readingOn, readingOn.Max());
        stage.Say(
            "\"One back\" is the share of attention that goes to the letter before, in the first writing; \"reading "
            + $"on\" the share that goes to the letter that followed last time, {SampleLength - 1} places back, in "
            + $"the second. In {Heads[looksBack]} {oneBack[looksBack]:0%} goes one back; in {Heads[readsOn]} "
            + $"{readingOn[readsOn]:0%} is reading on. This is how the two work together: the first leaves a note at "
            + "each letter, \"I come after an a\", and the second, at an a, looks for that note. Such a pair is "
            + "called an induction head (Olsson et al. 2022, \"In-context Learning and Induction Heads\").");
    }

    private void ShowSimilarity(IReadOnlyList<Tensor> before, IReadOnlyList<Tensor> after)
    {
        stage.Say("How alike are the heads of a layer? Their similarity, before and after:");
        stage.ShowRow(
            [
                .. before.Select((weights, layer) => Similarity(weights, $"layer {layer + 1}, before")),
                .. after.Select((weights, layer) => Similarity(weights, $"layer {layer + 1}, after")),
            ],
            "lesson04-similarity.png");
        var numbers = before.Concat(after).Select(weights => Numbers.Read(AttentionAnalysis.HeadSimilarity(weights))[1]);
        stage.Say($"In numbers, head 1 with head 2: {string.Join(", ", numbers.Select(number => $"{number:0.00}"))}.");
    }

    private static Tensor Weights(IReadOnlyList<Tensor> layers, int head) =>
        layers[head / TinyModel.Heads][.., head % TinyModel.Heads]; // [batch, heads, query, key] → [batch, query, key]

    /// <summary>The share of attention that some queries give to the letter so many places back.</summary>
    private static double Share(Tensor weights, int back, Range queries)
    {
        var (first, count) = queries.GetOffsetAndLength(2 * SampleLength);
        var shares = weights.diagonal(-back, -2, -1); // [batch, query, key] → [batch, 2 · word - back]
        return shares[.., Math.Max(first - back, 0)..(first + count - back)].mean().ToDouble();
    }

    private static List<Heatmap> Maps(IReadOnlyList<Tensor> layers, string[] word) =>
    [
        .. Heads.Select((name, head) => Heatmap.FromTensor(
            Weights(layers, head)[0], word, word, name, range: new HeatmapRange(0, 1))),
    ];

    private static Heatmap Similarity(Tensor weights, string title)
    {
        string[] names = [.. Enumerable.Range(1, TinyModel.Heads).Select(head => $"{head}")];
        return Heatmap.FromTensor(
            AttentionAnalysis.HeadSimilarity(weights), names, names, title, "head", "head", new HeatmapRange(0, 1));
    }

    private sealed record Snapshot(int Step, double Loss, double[] Entropies, double[] Distances);
}
