using System.Diagnostics;
using Katas.Toolkit;
using Spectre.Console;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson05.Demos;

/// <summary>Changes to a batch before the model sees it: words dropped, words masked.</summary>
internal delegate (Tensor tokens, Tensor labels) Corruption(Tensor tokens, Tensor labels);

/// <summary>A model to be trained, and the way to do it.</summary>
/// <param name="Name">The progress bar's text.</param>
/// <param name="Module">The model.</param>
/// <param name="Logits">Its scores, <c>[batch, length, labels]</c>; a length of 1 for whole sentences.</param>
/// <param name="Epochs">The number of times that it sees each sentence.</param>
/// <param name="Rate">The highest learning rate.</param>
internal sealed record Plan(string Name, nn.Module Module, Func<Tensor, Tensor> Logits, int Epochs, double Rate);

/// <summary>
/// Trains in the plainest way that works: AdamW, a learning rate that rises and then falls, gradients clipped when they
/// are too long. Lesson 08 is about all of this.
/// </summary>
internal sealed class Trainer(DemoStage stage, Random random)
{
    private const int BatchSize = 32;
    private const double WarmUp = 0.1;

    /// <summary>
    /// Trains with a progress bar; returns the seconds it took, or null if the learner pressed Ctrl-C.
    /// </summary>
    /// <param name="plan">The model and how to train it.</param>
    /// <param name="examples">The training examples.</param>
    /// <param name="corrupt">A change to make to each batch first.</param>
    /// <param name="budget">When to stop, finished or not; null to finish.</param>
    public double? Train(Plan plan, IReadOnlyList<Example> examples, Corruption corrupt, TimeSpan? budget = null)
    {
        var watch = Stopwatch.StartNew();
        var columns = new ProgressColumn[]
        {
            new TaskDescriptionColumn { Alignment = Justify.Left },
            new ProgressBarColumn { Width = 30 },
            new PercentageColumn(),
            new RemainingTimeColumn(),
        };
        stage.Console.Progress().Columns(columns).Start(context => Run(
            plan, examples, corrupt, budget, watch, context.AddTask(Markup.Escape(plan.Name), maxValue: 1)));
        stage.Console.WriteLine();
        return stage.Cancelled.IsCancellationRequested ? null : watch.Elapsed.TotalSeconds;
    }

    /// <summary>The most probable labels of each example, in order.</summary>
    public static IReadOnlyList<long[]> Predict(Plan plan, IReadOnlyList<Example> examples)
    {
        plan.Module.eval();
        using var noGradient = no_grad();
        var predictions = new List<long[]>();
        foreach (var chunk in examples.Chunk(4 * BatchSize))
        {
            using var scope = NewDisposeScope();
            var best = plan.Logits(Tokens(chunk)).argmax(-1); // [batch, length, labels] → [batch, length]
            predictions.AddRange(chunk.Select((example, row) =>
                best[row].narrow(0, 0, example.Labels.Length).data<long>().ToArray()));
        }

        return predictions;
    }

    private void Run(
        Plan plan,
        IReadOnlyList<Example> examples,
        Corruption corrupt,
        TimeSpan? budget,
        Stopwatch watch,
        ProgressTask bar)
    {
        plan.Module.train();
        using var optimizer = optim.AdamW(plan.Module.parameters(), plan.Rate, weight_decay: 0.01);
        int total = plan.Epochs * ((examples.Count + BatchSize - 1) / BatchSize);
        int step = 0;
        double average = double.NaN;
        for (int epoch = 0; epoch < plan.Epochs; epoch++)
        {
            foreach (var batch in Shuffled(examples))
            {
                double part = (double)step / total;
                double done = budget is { } limit ? Math.Max(part, watch.Elapsed / limit) : part;
                if (done >= 1 || stage.Cancelled.IsCancellationRequested)
                {
                    return;
                }

                using var scope = NewDisposeScope();
                foreach (var group in optimizer.ParamGroups)
                {
                    group.LearningRate = plan.Rate * Math.Min(Math.Min(1, (step + 1) / (WarmUp * total)), 1.05 - done);
                }

                var (tokens, labels) = corrupt(Tokens(batch), Labels(batch));
                var loss = Tagging.Loss(plan.Logits(tokens), labels);
                optimizer.zero_grad();
                loss.backward();
                nn.utils.clip_grad_norm_(plan.Module.parameters(), 1.0);
                optimizer.step();

                double seen = loss.item<float>();
                average = double.IsNaN(average) ? seen : (0.98 * average) + (0.02 * seen);
                bar.Value = done;
                bar.Description = Markup.Escape($"{plan.Name}, loss {average:0.00}");
                step++;
            }
        }

        bar.Value = 1;
    }

    /// <summary>Batches in random order, of sentences about equally long, so that there is little padding.</summary>
    private IEnumerable<Example[]> Shuffled(IReadOnlyList<Example> examples)
    {
        Example[] order = [.. examples];
        random.Shuffle(order);
        Example[][] batches =
        [
            .. order.Chunk(BatchSize * 16)
                .SelectMany(window => window.OrderBy(example => example.Tokens.Length).Chunk(BatchSize)),
        ];
        random.Shuffle(batches);
        return batches;
    }

    private static Tensor Tokens(Example[] batch) =>
        Batches.Pad([.. batch.Select(example => example.Tokens)], Vocabulary.Padding); // [batch, length]

    private static Tensor Labels(Example[] batch) =>
        Batches.Pad([.. batch.Select(example => example.Labels)], Tagging.Ignored); // [batch, length], or [batch, 1]
}
