using Katas.Toolkit;
using Katas.Toolkit.Drawing;
using Spectre.Console;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson04.Demos;

/// <summary>Part 5: a small stack learns, and its heads part: what each looks at, before and after.</summary>
internal sealed class EvolutionPart(DemoStage stage)
{
    private const int Steps = 800;
    private const int Batch = 64;
    private const int EverySoMany = 20;

    private static readonly string[] Heads =
    [
        .. from layer in Enumerable.Range(1, TinyModel.Layers)
           from head in Enumerable.Range(1, TinyModel.Heads)
           select $"layer {layer} head {head}",
    ];

    public void Run()
    {
        stage.Heading("5. Attention evolves: from layer to layer, and with training");
        stage.Say(
            $"A stack of {TinyModel.Layers} causal blocks reads a random word of {RepeatTask.WordLength} letters, written "
            + "twice, and guesses each next letter. In the first writing that is luck; in the second it can be known: find "
            + "where the current letter stood before, and read on from there. No single head can do that. Two can, one "
            + "after the other.");

        using var generator = new Generator(1);
        using var task = new RepeatTask(seed: 2);
        using var model = new TinyModel(generator);
        var sample = task.Draw(200);
        var before = Look(model, sample);
        var log = Train(model, task, sample);
        if (stage.Cancelled.IsCancellationRequested)
        {
            return;
        }

        ShowTraining(log);
        ShowMaps(sample, before, Look(model, sample));
    }

    private List<Snapshot> Train(TinyModel model, RepeatTask task, Tensor sample)
    {
        using var optimizer = optim.AdamW(model.parameters(), lr: 5e-3, weight_decay: 0);
        var log = new List<Snapshot>();
        stage.Console.Progress().Start(progress =>
        {
            var bar = progress.AddTask("training", maxValue: Steps);
            for (int step = 0; step <= Steps && !stage.Cancelled.IsCancellationRequested; step++)
            {
                using var scope = NewDisposeScope();
                var words = task.Draw(Batch); // [batch, 2 · word]
                var loss = Loss(model.call(words).logits, words);
                if (step % EverySoMany == 0)
                {
                    log.Add(Measure(step, loss.ToDouble(), model, sample));
                }

                optimizer.zero_grad();
                loss.backward();
                optimizer.step();
                bar.Increment(1);
            }
        });
        return log;
    }

    /// <summary>The loss where the next letter can be known: on the second writing.</summary>
    private static Tensor Loss(Tensor logits, Tensor words)
    {
        const int word = RepeatTask.WordLength;
        var guesses = logits[.., word..^1].flatten(0, 1); // [batch, word - 1, letter] → [batch · (word - 1), letter]
        var answers = words[.., (word + 1)..].flatten(); // [batch, word - 1] → [batch · (word - 1)]
        return nn.functional.cross_entropy(guesses, answers);
    }

    private static Tensor[] Look(TinyModel model, Tensor sample)
    {
        using var noGradient = no_grad();
        return model.call(sample).weights;
    }

    private static Snapshot Measure(int step, double loss, TinyModel model, Tensor sample)
    {
        using var scope = NewDisposeScope();
        var layers = Look(model, sample);
        return new Snapshot(
            step,
            loss,
            [.. layers.SelectMany(weights => Numbers.Of(AttentionAnalysis.Entropy(weights)))],
            [.. layers.SelectMany(weights => Numbers.Of(AttentionAnalysis.Distance(weights)))]);
    }

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
            $"The loss starts at {log[0].Loss:0.00} (guessing among {RepeatTask.Letters} letters costs "
            + $"{Math.Log(RepeatTask.Letters):0.00}) and ends at {log[^1].Loss:0.00}. Look for the step where it falls: that is "
            + "where the entropies fall as well. The heads have found something to look at.");
    }

    private void ShowMaps(Tensor sample, Tensor[] before, Tensor[] after)
    {
        string[] word = RepeatTask.Spell(sample[0]);
        stage.Say($"The attention of all heads on \"{string.Concat(word)}\", before training:");
        stage.ShowRow(Maps(before, word), "lesson04-attention-before.png");
        stage.Say("And after:");
        stage.ShowRow(Maps(after, word), "lesson04-attention-after.png");

        var table = new Table().AddColumns("head", "entropy", "", "distance", "", "on the one before", "reading on");
        table.Columns[2].Header = new Text("after");
        table.Columns[4].Header = new Text("after");
        var (entropies, distances) = (Both(AttentionAnalysis.Entropy), Both(AttentionAnalysis.Distance));
        for (int head = 0; head < Heads.Length; head++)
        {
            var weights = after[head / TinyModel.Heads][.., head % TinyModel.Heads]; // [batch, query, key]
            table.AddRow(
                Heads[head],
                $"{entropies.Before[head]:0.00}",
                $"{entropies.After[head]:0.00}",
                $"{distances.Before[head]:0.0}",
                $"{distances.After[head]:0.0}",
                $"{OnDiagonal(weights, 1):0%}",
                $"{OnDiagonal(weights, RepeatTask.WordLength - 1):0%}");
        }

        stage.Console.Write(table);
        stage.Console.WriteLine();
        stage.Say(
            "\"On the one before\" is the share of a head's attention, in the second writing, that goes one letter back; "
            + $"\"reading on\" the share that goes {RepeatTask.WordLength - 1} back, to the letter that followed last time. A head "
            + "of the first layer looks one letter back and notes there \"I come after an a\"; a head of the second looks for the "
            + "note that names the current letter. This pair is known as an induction head (Olsson et al. 2022).");
        stage.Say("Similarity of the heads, before and after, layer by layer:");
        stage.ShowRow(
            [
                .. before.Select((weights, layer) => Similarity(weights, $"layer {layer + 1}, before")),
                .. after.Select((weights, layer) => Similarity(weights, $"layer {layer + 1}, after")),
            ],
            "lesson04-similarity.png");

        (double[] Before, double[] After) Both(Func<Tensor, Tensor> analysis) => (
            [.. before.SelectMany(weights => Numbers.Of(analysis(weights)))],
            [.. after.SelectMany(weights => Numbers.Of(analysis(weights)))]);
    }

    /// <summary>The share of attention that goes so many letters back, in the second writing.</summary>
    private static double OnDiagonal(Tensor weights, int back)
    {
        var diagonal = weights.diagonal(-back, -2, -1); // [batch, query - back]
        return diagonal[.., ^RepeatTask.WordLength..].mean().ToDouble();
    }

    private static List<Heatmap> Maps(Tensor[] layers, string[] word) =>
    [
        .. Heads.Select((name, head) => Heatmap.FromTensor(
            layers[head / TinyModel.Heads][0, head % TinyModel.Heads],
            word,
            word,
            name,
            range: new HeatmapRange(0, 1))),
    ];

    private static Heatmap Similarity(Tensor weights, string title)
    {
        string[] names = [.. Enumerable.Range(1, TinyModel.Heads).Select(head => $"head {head}")];
        return Heatmap.FromTensor(
            AttentionAnalysis.HeadSimilarity(weights), names, names, title, null, null, new HeatmapRange(0, 1));
    }

    private sealed record Snapshot(int Step, double Loss, double[] Entropies, double[] Distances);
}
