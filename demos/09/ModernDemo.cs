using Katas.Toolkit;
using static TorchSharp.torch;

namespace Katas.Lesson09.Demos;

/// <summary>
/// Lesson 09: a GPT and a small Llama of about the same size learn the same stories; what becomes of both on texts twice as long as
/// any they were trained on; what it costs to keep keys and values.
/// </summary>
[DemoOption("--data", DemoOptionKind.File, "A text of your own to learn from, letter by letter; its last tenth is held out.")]
[DemoOption("--steps", DemoOptionKind.Integer, "How many steps each model is trained for.", Least = 20)]
[DemoOption("--seed", DemoOptionKind.Integer, "What the first weights and the order of the data follow from.")]
public sealed class ModernDemo : IDemo
{
    private const int Steps = 450;

    /// <inheritdoc/>
    public void Run(DemoStage stage)
    {
        var stories = stage.Options.File("--data") is { } file ? Stories.OfFile(file) : Stories.Read(stage.Data);
        var models = new ModelsPart(
            stage, stories, stage.Options.Integer("--steps") ?? Steps, stage.Options.Integer("--seed") ?? 9);
        Action[] parts = [models.Learn, models.ReadOn, models.Write, () => new CachePart(stage).Run()];
        using var outer = NewDisposeScope();
        using var thread = new OneThread();
        foreach (var part in parts.TakeWhile(_ => !stage.Cancelled.IsCancellationRequested))
        {
            using var scope = NewDisposeScope();
            part();
        }
    }
}
