using System.Collections.Concurrent;
using System.Diagnostics;
using Katas.Lesson09;
using Katas.Lesson11;
using Katas.Toolkit;
using Katas.Toolkit.Drawing;
using Spectre.Console;
using TorchSharp;
using static System.FormattableString;
using static TorchSharp.torch;

namespace Katas.Lesson12.Demos;

/// <summary>MiniLM learns to tell praise from blame, in five ways.</summary>
internal sealed class FiveWaysPart(DemoStage stage, string folder, int steps, int seed)
{
    private const long Width = 384;
    private const int BatchSize = 32;
    private const int EvaluationSize = 50;
    private const int Smoothed = 10;
    private const double HeadRate = 5e-3;
    private const int WarmUp = 10;
    private const double LastShare = 0.05; // of the rate

    private readonly Reviews _reviews = new(stage.Data, WordPieceTokenizer.Load(Path.Combine(folder, "vocab.txt")));

    // As this part printed them when the lesson was written, on two cores that had other things to do as well.
    private static readonly Outcome[] s_printed =
    [
        new("head only", 1e-2, 770, 32, 0.57, 1.00),
        new("all weights", 1e-4, 22_566_146, 158, 1.00, 0.29),
        new("LoRA", 3e-3, 74_498, 81, 1.00, 0.25),
        new("prefix", 3e-2, 46_850, 82, 0.95, 0.39),
        new("prompt", 5e-2, 4_610, 133, 0.89, 0.48),
    ];

    /// <summary>What to say where there is no MiniLM.</summary>
    public static void SayWhatItWouldDo(DemoStage stage)
    {
        stage.Heading("MiniLM, fine-tuned in five ways");
        stage.Say(
            "This part fine-tunes MiniLM, a real model of 22.7 million parameters, and it is not here yet. To fetch it once (83 MB): "
            + "dotnet run --project checker -- fetch minilm");
        stage.Say(
            "It would teach it to tell praise from blame in lesson 05's reviews, in five ways, and say what each costs, how often it is right, "
            + "and what it forgets. These figures are not from your machine: they were printed when this lesson was written.");
        stage.Console.Write(Table(s_printed));
        stage.Console.WriteLine();
        stage.Say("What needs no model from outside: dotnet run --project checker -- demo 12 --instruct");
    }

    public void Run()
    {
        stage.Heading("MiniLM, fine-tuned in five ways");
        stage.Say(Invariant(
            $"{_reviews.Train.Count:#,0} of lesson 05's reviews, {steps} steps of {BatchSize}. The {_reviews.HeldOut.Count} held-out ones come in ")
            + "twins: the same words in another order, with the other label. What a way has forgotten is asked of 200 sentences that have "
            + "nothing to do with reviews: are those that were similar before still similar?");
        Tensor before = Similarities(new Critic(RealModel.Open(folder), Width));
        var outcomes = TuneAll(before);
        if (stage.Cancelled.IsCancellationRequested)
        {
            return;
        }

        stage.Console.Write(Table(outcomes));
        stage.Console.WriteLine();
        Draw(outcomes);
        Conclude(outcomes);
        Leave();
    }

    /// <summary>A table of outcomes.</summary>
    public static Table Table(IReadOnlyList<Outcome> outcomes)
    {
        var table = new Table().AddColumn("way");
        foreach (string column in new[] { "rate", "trained", "seconds", "right", "kept" })
        {
            table.AddColumn(new TableColumn(column).RightAligned());
        }

        foreach (var each in outcomes)
        {
            table.AddRow(
                each.Name, Invariant($"{each.Rate}"), Invariant($"{each.Trained:#,0}"), Invariant($"{each.Seconds:0}"),
                Invariant($"{100 * each.Accuracy:0} %"), Invariant($"{each.Kept:0.00}"));
        }

        return table;
    }

    /// <summary>All ways, two at a time with a thread each, those that take longest first.</summary>
    private List<Outcome> TuneAll(Tensor before)
    {
        var outcomes = new Dictionary<string, Outcome>();
        stage.Console.Progress().Start(progress =>
        {
            var bars = Way.All.ToDictionary(way => way.Name, way => progress.AddTask(way.Name, maxValue: steps));
            var waiting = new ConcurrentQueue<Way>(Way.All.OrderByDescending(way => way.Effort));
            void Work()
            {
                using var thread = new OneThread();
                while (!stage.Cancelled.IsCancellationRequested && waiting.TryDequeue(out var way))
                {
                    using var scope = NewDisposeScope();
                    var outcome = Tune(way, before, loss =>
                    {
                        bars[way.Name].Increment(1);
                        bars[way.Name].Description = Invariant($"{way.Name}, loss {loss:0.00}");
                    });
                    lock (outcomes)
                    {
                        outcomes[way.Name] = outcome;
                    }
                }
            }

            Task.WhenAll(Task.Run(Work), Task.Run(Work)).GetAwaiter().GetResult();
        });
        return [.. Way.All.Where(way => outcomes.ContainsKey(way.Name)).Select(way => outcomes[way.Name])];
    }

    private Critic Fresh(Way way)
    {
        lock (_reviews) // torch has one source of random numbers for all threads
        {
            manual_seed(seed);
            return new Critic(way.Make(RealModel.Open(folder)), Width);
        }
    }

    private Outcome Tune(Way way, Tensor before, Action<double> report)
    {
        var critic = Fresh(way);
        var (head, body) = (Parameters(critic, head: true), Parameters(critic, head: false));
        using var headOptimizer = optim.AdamW(head, Math.Max(way.Rate, HeadRate), weight_decay: 0);
        using var bodyOptimizer = optim.AdamW(body.DefaultIfEmpty(head[0]), way.Rate, weight_decay: 0);
        optim.Optimizer[] optimizers = body.Count > 0 ? [headOptimizer, bodyOptimizer] : [headOptimizer];
        double[] rates = [Math.Max(way.Rate, HeadRate), way.Rate];
        var random = new Random(seed);
        List<double> losses = [];
        critic.train();
        var watch = Stopwatch.StartNew();
        for (int step = 0; step < steps && !stage.Cancelled.IsCancellationRequested; step++)
        {
            using var scope = NewDisposeScope();
            var (ids, real, labels) = _reviews.Batch(random.GetItems([.. _reviews.Train], BatchSize));
            var loss = nn.functional.cross_entropy(critic.call(ids, real), labels);
            critic.zero_grad();
            loss.backward();
            nn.utils.clip_grad_norm_(head.Concat(body), 1);
            foreach (var (optimizer, rate) in optimizers.Zip(rates))
            {
                foreach (var group in optimizer.ParamGroups)
                {
                    group.LearningRate = rate * Share(step);
                }

                optimizer.step();
            }

            losses.Add(loss.ToDouble());
            report(losses[^1]);
        }

        double seconds = watch.Elapsed.TotalSeconds;
        critic.eval();
        return new Outcome(
            way.Name, way.Rate, head.Concat(body).Sum(parameter => parameter.numel()), seconds, Accuracy(critic), Kept(before, critic))
        {
            Losses = losses,
        };
    }

    // Up for ten steps, then down in a straight line.
    private double Share(int step) => Math.Min(
        (step + 1.0) / WarmUp, 1 - ((1 - LastShare) * Math.Max(0, step - WarmUp) / Math.Max(1, steps - WarmUp)));

    private static List<TorchSharp.Modules.Parameter> Parameters(Critic critic, bool head) =>
    [
        .. critic.named_parameters()
            .Where(each => each.parameter.requires_grad && each.name.StartsWith("head", StringComparison.Ordinal) == head)
            .Select(each => each.parameter),
    ];

    private double Accuracy(Critic critic)
    {
        using var noGradient = no_grad();
        return _reviews.HeldOut.Chunk(EvaluationSize).Sum(chunk =>
        {
            using var scope = NewDisposeScope();
            var (ids, real, labels) = _reviews.Batch(chunk);
            return critic.call(ids, real).argmax(-1).eq(labels).sum().ToInt64();
        }) / (double)_reviews.HeldOut.Count;
    }

    /// <summary>How similar each two of the unrelated sentences are.</summary>
    private Tensor Similarities(Critic critic)
    {
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        var vectors = cat([.. _reviews.Others.Chunk(EvaluationSize).Select(chunk =>
        {
            var (ids, real, _) = _reviews.Batch(chunk);
            return critic.Vectors(ids, real);
        })]); // [sentences, width]
        var similarities = vectors.matmul(vectors.t()); // [sentences, sentences]
        return similarities[ones_like(similarities, ScalarType.Bool).triu(1)].MoveToOuterDisposeScope(); // [pairs]
    }

    private double Kept(Tensor before, Critic critic)
    {
        using var scope = NewDisposeScope();
        var after = Similarities(critic);
        return corrcoef(stack([before, after]))[0, 1].ToDouble();
    }

    private void Draw(IReadOnlyList<Outcome> outcomes)
    {
        var curves = outcomes.Select(each => (
            each.Name, each.Losses.Chunk(Smoothed).Where(chunk => chunk.Length == Smoothed).Select(chunk => chunk.Average()).ToArray())).ToArray();
        if (curves[0].Item2.Length >= 2)
        {
            stage.Show(
                "lesson12-five-ways.png",
                new LineChart(
                    "Training loss", [.. Enumerable.Range(1, curves[0].Item2.Length).Select(i => (double)i * Smoothed)], curves)
                {
                    XAxis = "steps",
                    YAxis = "nats a review",
                });
        }
    }

    private void Conclude(IReadOnlyList<Outcome> outcomes)
    {
        var head = outcomes[0];
        var all = outcomes[1];
        var small = outcomes.Skip(2).MaxBy(each => each.Accuracy)!;
        stage.Say((head.Accuracy < 0.75
                ? Invariant($"The head alone gets {100 * head.Accuracy:0} percent: twins have the same words, and MiniLM's vectors say ")
                    + "little about their order. Something below the head has to learn it. "
                : Invariant($"The head alone gets {100 * head.Accuracy:0} percent. "))
            + Invariant($"Of the three small ways, {small.Name} does best: {100 * small.Accuracy:0} percent, where all weights get ")
            + Invariant($"{100 * all.Accuracy:0}, with {100.0 * small.Trained / all.Trained:0.0} percent of the parameters."));
        var least = outcomes.MinBy(each => each.Kept)!;
        stage.Say(Invariant($"{least.Name} has forgotten most: how similar the unrelated sentences are to each other agrees with before by ")
            + Invariant($"{least.Kept:0.00} only. ")
            + (least.Name == all.Name
                ? "And with all weights it is for good."
                : "But that is while it is switched on: what all weights have forgotten, they have forgotten for good."));
    }

    /// <summary>An adapter's file, and the model after it was taken out.</summary>
    private void Leave()
    {
        using var scope = NewDisposeScope();
        var model = RealModel.Open(folder);
        long whole = 4 * model.parameters().Sum(parameter => parameter.numel());
        var copies = model.named_parameters().ToDictionary(each => each.name, each => each.parameter.detach().clone());
        Lora.Insert(model, ["query", "value"], new LoraOptions(8, 16));
        string file = Path.Combine(Path.GetTempPath(), $"katas-{Environment.ProcessId}-adapter.safetensors");
        Adapters.Save(model, file);
        long bytes = new FileInfo(file).Length;
        File.Delete(file);
        foreach (var (_, layer) in Lora.Layers(model))
        {
            using var noGradient = no_grad();
            layer.named_parameters().Single(each => each.name == "lora_b").parameter.normal_(0, 0.1);
        }

        Lora.Merge(model);
        Lora.Unmerge(model);
        Lora.Remove(model);
        bool same = model.named_parameters().All(each => each.parameter.eq(copies[each.name]).all().ToBoolean());
        stage.Say(Invariant($"The file of a LoRA adapter has {bytes:#,0} bytes, {100.0 * bytes / whole:0.0} percent of the model's {whole:#,0}. ")
            + (same
                ? "Merged, unmerged and taken out, it leaves every bit of MiniLM as it was."
                : "Merged, unmerged and taken out, it leaves MiniLM changed, which it must not."));
    }
}
