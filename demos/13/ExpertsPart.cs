using Katas.Lesson09;
using Katas.Toolkit;
using Katas.Toolkit.Drawing;
using Spectre.Console;
using TorchSharp;
using static System.FormattableString;
using static TorchSharp.torch;

namespace Katas.Lesson13.Demos;

/// <summary>A dense MLP, and experts that cost as many operations: with a balance loss, and without.</summary>
internal sealed class ExpertsPart(DemoStage stage, MadeLanguage language, int steps, int seed)
{
    private const int Batch = 32;
    private const double BalanceWeight = 0.02;
    private const double ZWeight = 0.001;

    private static readonly ModelConfig s_dense = KnownModels.Llama with
    {
        Vocabulary = MadeLanguage.Vocabulary, Layers = 1, Width = 32, Heads = 2, Hidden = 96,
    };

    private static readonly ExpertsConfig s_experts = new() { Width = 32, Hidden = 48, Experts = 8, Chosen = 2 };

    private readonly object _lock = new();

    public void Run()
    {
        stage.Heading("Experts against a dense MLP");
        stage.Say(Invariant($"Three small Llamas learn the made language, {steps} steps each. One has an MLP of {s_dense.Hidden} features; the others ")
            + Invariant($"have {s_experts.Experts} experts of {s_experts.Hidden}, of which a token goes to {s_experts.Chosen}: as many operations."));
        (string Name, bool Experts, bool Balanced)[] kinds =
            [("dense", false, false), ("experts, balanced", true, true), ("experts, left alone", true, false)];
        var results = new (double Loss, double[] Shares, double Balance)[kinds.Length];
        stage.Console.Progress().AutoClear(true).Start(context =>
        {
            var bar = context.AddTask("three models", maxValue: kinds.Length);
            Parallel.For(0, kinds.Length, new ParallelOptions { MaxDegreeOfParallelism = 2 }, i =>
            {
                using var thread = new OneThread();
                using var scope = NewDisposeScope();
                results[i] = Learn(kinds[i].Experts, kinds[i].Balanced);
                bar.Increment(1);
            });
        });
        if (stage.Cancelled.IsCancellationRequested)
        {
            return;
        }

        Report(kinds, results);
    }

    private (double Loss, double[] Shares, double Balance) Learn(bool experts, bool balanced)
    {
        using var notes = new RouterNotes();
        using var trainee = new Trainee(language, s_dense, seed, model => Put(model, experts ? notes : null));
        trainee.Train(steps, Batch, 0.01, stage.Cancelled, !experts ? null : () =>
        {
            var logits = notes.Pooled(); // [tokens, experts]
            notes.Clear();
            return balanced
                ? (BalanceWeight * RouterLosses.Balance(logits, s_experts.Chosen)) + (ZWeight * RouterLosses.Z(logits))
                : zeros(1);
        });
        double loss = trainee.HeldOut();
        if (!experts)
        {
            return (loss, [], 0);
        }

        using var noGradient = no_grad();
        var all = notes.Pooled(); // of the held-out texts
        var chosen = Router.Choose(all, s_experts.Chosen, s_experts.SumToOne).Chosen; // [tokens, k]
        var shares = nn.functional.one_hot(chosen, s_experts.Experts).sum(1).to(ScalarType.Float64).mean([0]); // [experts]
        return (loss, shares.data<double>().ToArray(), RouterLosses.Balance(all, s_experts.Chosen).ToDouble());
    }

    // Modules draw their first weights from torch's own generator; these are drawn anew by the trainee's.
    private void Put(TransformerModel model, RouterNotes? notes)
    {
        if (notes is null)
        {
            return;
        }

        lock (_lock)
        {
            foreach (var layer in s_experts.PutInto(model))
            {
                layer.Notes = notes;
            }
        }
    }

    private void Report(
        (string Name, bool Experts, bool Balanced)[] kinds, (double Loss, double[] Shares, double Balance)[] results)
    {
        double entropy = language.Entropy(2048);
        long dense = ExpertsSize.Parameters(s_dense, s_experts with { Experts = 1, Chosen = 1, Hidden = s_dense.Hidden }).All
            - s_dense.Width; // no router
        var (all, inUse) = ExpertsSize.Parameters(s_dense, s_experts);
        var table = new Table().AddColumn("model");
        foreach (string name in new[] { "parameters", "in use", "loss", "above the entropy", "balance loss" })
        {
            table.AddColumn(new TableColumn(name).RightAligned());
        }

        foreach (var (kind, result) in kinds.Zip(results))
        {
            table.AddRow(
                kind.Name,
                Invariant($"{(kind.Experts ? all : dense):#,0}"),
                Invariant($"{(kind.Experts ? inUse : dense):#,0}"),
                Invariant($"{result.Loss:0.000}"),
                Invariant($"{result.Loss - entropy:0.000}"),
                kind.Experts ? Invariant($"{result.Balance:0.00}") : "");
        }

        stage.Console.Write(table);
        stage.Console.WriteLine();
        double gain = results[0].Loss - results[1].Loss;
        stage.Say(Invariant($"At the operations of the dense MLP (a router's {s_dense.Width * s_experts.Experts} weights apart), experts are ")
            + Invariant($"{Math.Abs(gain):0.000} nats {(gain > 0 ? "better" : "worse")}, with {all / (double)dense:0.0} times the parameters."));
        var (even, uneven) = (results[1], results[2]);
        stage.Show(
            "lesson13-experts.png",
            new LineChart(
                "How often each expert was chosen",
                [.. Enumerable.Range(0, s_experts.Experts).Select(e => (double)e)],
                ("balanced", [.. even.Shares.OrderDescending()]),
                ("left alone", [.. uneven.Shares.OrderDescending()]))
            {
                XAxis = "experts, the busiest first",
                YAxis = "share of the tokens",
            });
        stage.Say(Invariant($"The balance loss is {s_experts.Chosen} at balance. ")
            + Invariant($"Balanced, the busiest expert sees {even.Shares.Max():0 %} of the tokens and the ")
            + Invariant($"idlest {even.Shares.Min():0 %}; left alone, {uneven.Shares.Max():0 %} and {uneven.Shares.Min():0 %}. "));
    }
}
