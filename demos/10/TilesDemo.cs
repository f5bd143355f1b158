using Katas.Lesson09.Demos;
using Katas.Toolkit;
using static TorchSharp.torch;

namespace Katas.Lesson10.Demos;

/// <summary>
/// Lesson 10: what four kinds of attention cost as a text grows, in time and in memory; ALiBi beside RoPE on texts twice as long as
/// any they were trained on; and what a model loses without softmax.
/// </summary>
[DemoOption("--steps", DemoOptionKind.Integer, "How many steps each model is trained for.", Least = 20)]
[DemoOption("--seed", DemoOptionKind.Integer, "What the first weights and the order of the data follow from.")]
public sealed class TilesDemo : IDemo
{
    private const int Steps = 300;

    /// <inheritdoc/>
    public void Run(DemoStage stage)
    {
        var stories = Stories.Read(stage.Data);
        var (steps, seed) = (stage.Options.Integer("--steps") ?? Steps, stage.Options.Integer("--seed") ?? 10);
        var models = new AlibiPart(stage, stories, steps, seed);
        var linear = new LinearPart(stage, stories, steps, seed, models.Rope);
        Action[] parts = [new CostPart(stage).Run, models.Learn, models.ReadOn, linear.Run];
        using var outer = NewDisposeScope();
        using var thread = new OneThread();
        foreach (var part in parts.TakeWhile(_ => !stage.Cancelled.IsCancellationRequested))
        {
            using var scope = NewDisposeScope();
            part();
        }
    }
}
