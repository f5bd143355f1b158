using Katas.Toolkit;
using static TorchSharp.torch;

namespace Katas.Lesson13.Demos;

/// <summary>
/// Lesson 13: tiny models at three budgets on a language whose entropy is known; the law fitted to them; what it says of a larger
/// model, before that is trained, and what comes of it. With <c>--experts</c>: experts against a dense MLP of the same operations.
/// </summary>
[DemoOption("--experts", DemoOptionKind.Flag, "Experts against a dense MLP of the same operations, in place of the law.")]
[DemoOption("--budget", DemoOptionKind.Number, "The smallest of the three budgets, in operations.", Least = 1e8)]
[DemoOption("--steps", DemoOptionKind.Integer, "How many steps the models of --experts are trained for.", Least = 20)]
[DemoOption("--seed", DemoOptionKind.Integer, "What the first weights and the texts follow from.")]
public sealed class ScaleDemo : IDemo
{
    private const double Budget = 2e10;
    private const int Steps = 1500;

    /// <inheritdoc/>
    public void Run(DemoStage stage)
    {
        using var outer = NewDisposeScope();
        int seed = stage.Options.Integer("--seed") ?? 13;
        var language = new MadeLanguage(seed);
        if (stage.Options.Flag("--experts"))
        {
            new ExpertsPart(stage, language, stage.Options.Integer("--steps") ?? Steps, seed).Run();
            return;
        }

        var law = new LawPart(stage, language, stage.Options.Number("--budget") ?? Budget, seed);
        Action[] parts = [law.Measure, law.Fit, law.Forecast];
        foreach (var part in parts.TakeWhile(_ => !stage.Cancelled.IsCancellationRequested))
        {
            part();
        }
    }
}
