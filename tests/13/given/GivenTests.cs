using Katas.Lesson09;
using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson13.Tests;

/// <summary>What the lesson gives: tools, records, data, and checks.</summary>
public class GivenTests
{
    [Test, ForTask("13.0")]
    public void A_bowl_s_bottom_is_found()
    {
        double[] start = [9, -7, 0];
        var end = Lbfgs.Minimize(
            p => (
                Math.Pow(p[0] - 3, 2) + (100 * Math.Pow(p[1] + 1, 2)) + Math.Pow(p[2], 4) + 5,
                [2 * (p[0] - 3), 200 * (p[1] + 1), 4 * Math.Pow(p[2], 3)]),
            start);
        Assert.That(end.Point, Is.EqualTo(new double[] { 3, -1, 0 }).Within(1e-5));
        Assert.That(end.Value, Is.EqualTo(5).Within(1e-9));
        Assert.That(start, Is.EqualTo(new double[] { 9, -7, 0 }), "the start is left as it is");
    }

    [Test, ForTask("13.0")]
    public void A_narrow_bent_valley_is_followed()
    {
        // Rosenbrock's function.
        var end = Lbfgs.Minimize(
            p => (
                Math.Pow(1 - p[0], 2) + (100 * Math.Pow(p[1] - (p[0] * p[0]), 2)),
                [(-2 * (1 - p[0])) - (400 * p[0] * (p[1] - (p[0] * p[0]))), 200 * (p[1] - (p[0] * p[0]))]),
            [-1.2, 1]);
        Assert.That(end.Point, Is.EqualTo(new double[] { 1, 1 }).Within(1e-6));
    }

    [Test, ForTask("13.0")]
    public void A_search_that_cannot_go_on_gives_the_lowest_point()
    {
        var nowhere = Lbfgs.Minimize(p => (double.NaN, [1.0]), [4]);
        Assert.That(nowhere.Value, Is.EqualTo(double.PositiveInfinity));
        Assert.That(nowhere.Point, Is.EqualTo(new double[] { 4 }));
        var wrong = Lbfgs.Minimize(p => (p[0] * p[0], [-2 * p[0]]), [4]); // a gradient that points the wrong way
        Assert.That(wrong.Value, Is.LessThanOrEqualTo(16));
    }

    [Test, ForTask("13.0")]
    public void A_valley_s_bottom_is_found_by_narrowing()
    {
        Assert.That(Numbers.Lowest(u => Math.Abs(u - 2.5), -100, 50), Is.EqualTo(2.5).Within(1e-9));
        Assert.That(
            Numbers.Lowest(u => u <= 0 ? double.PositiveInfinity : u + (1 / u), 0, 20), Is.EqualTo(1).Within(1e-6));
        Assert.That(Numbers.Polynomial([0, 1, 2], [1, 3, 7], 2), Is.EqualTo(new double[] { 1, 1, 1 }).Within(1e-9));
    }

    [Test, ForTask("13.0")]
    public void Records_compute_what_they_say()
    {
        Assert.That(new TrainingRun(10, 600, 2).Tokens, Is.EqualTo(10));
        Assert.That(new Allocation(10, 30).Ratio, Is.EqualTo(3));
        Assert.That(new Allocation(10, 30).Flops, Is.EqualTo(1800));
        Assert.That(new ChinchillaLaw(1, 6, 0.5, 15, 0.5).Loss(4, 9), Is.EqualTo(9).Within(1e-12));
        Assert.That(new PowerLaw(1, 6, -0.5).At(4), Is.EqualTo(4).Within(1e-12));
        Assert.That(ChinchillaLaw.Hoffmann, Is.EqualTo(new ChinchillaLaw(1.69, 406.4, 0.34, 410.7, 0.28)));
        Assert.That(ChinchillaLaw.Besiroglu, Is.EqualTo(new ChinchillaLaw(1.8172, 482.01, 0.3478, 2085.43, 0.3658)));
        Assert.That(new Corpus(8, 4).Epochs, Is.EqualTo(1));
    }

    [Test, ForTask("13.0")]
    public void Starts_are_a_grid()
    {
        Assert.That(Starts.Grid.Select(start => string.Join(' ', start)).Distinct().Count(), Is.EqualTo(81));
        Assert.That(Starts.Grid, Has.All.Length.EqualTo(5));
        Assert.That(Starts.Grid[0], Is.EqualTo(new double[] { 0, 0, 0, 0, 0 }));
        Assert.That(Starts.Grid[^1], Is.EqualTo(new double[] { 0, 20, 20, 1, 1 }));
        Assert.That(Starts.Grid[40], Is.EqualTo(new[] { 0, 10, 10, 0.5, 0.5 }));
        Assert.That(Starts.Few[2], Is.EqualTo(new[] { 0.5, 10, 10, 0.25, 0.25 }));
        Assert.That(Starts.Few[^1], Is.EqualTo(new[] { 0.5, 15, 15, 0.75, 0.75 }));
        Assert.That(Starts.Few[0], Is.EqualTo(new[] { 0.5, 5, 5, 0.25, 0.25 }));
        Assert.That(Starts.Few, Has.Count.EqualTo(6));
    }

    [Test, ForTask("13.0")]
    public void The_five_highest_losses_are_left_out()
    {
        Assert.That(ChinchillaRuns.All, Has.Count.EqualTo(245));
        Assert.That(ChinchillaRuns.Fitted, Has.Count.EqualTo(240));
        Assert.That(
            ChinchillaRuns.All.Except(ChinchillaRuns.Fitted).Min(run => run.Loss),
            Is.GreaterThanOrEqualTo(ChinchillaRuns.Fitted.Max(run => run.Loss)));
    }

    [Test, ForTask("13.0")]
    public void Notes_outlive_a_scope_and_keep_the_gradient()
    {
        using var notes = new RouterNotes();
        var weight = ones(2, 3).requires_grad_();
        using (NewDisposeScope())
        {
            notes.Add(weight * 2);
            notes.Add(weight * 3);
        }

        Assert.That(notes.Pooled().shape, Is.EqualTo(new long[] { 4, 3 }));
        notes.Pooled().sum().backward();
        Assert.That(weight.grad!.sum().ToSingle(), Is.EqualTo(30));
        var first = notes.Logits[0];
        notes.Clear();
        Assert.That(notes.Logits, Is.Empty);
        Assert.That(first.IsInvalid, Is.True);

        using var logits = ones(2, 3);
        notes.Add(logits);
        notes.Clear();
        Assert.That(logits.IsInvalid, Is.False, "what was noted down is the caller's, and lives on");
    }

    [Test, ForTask("13.0")]
    public void Experts_that_make_no_sense_are_refused()
    {
        var good = Layers.Mixtral;
        foreach (var (bad, argument) in new[]
        {
            (good with { Width = 0 }, "config.Width"),
            (good with { Hidden = 0 }, "config.Hidden"),
            (good with { Chosen = 6 }, "config.Chosen"),
            (good with { Chosen = 0 }, "config.Chosen"),
            (good with { CapacityFactor = 0 }, "config.CapacityFactor"),
            (good with { SharedHidden = -1 }, "config.SharedHidden"),
        })
        {
            ArgumentAssert.Rejects<ArgumentException>(() => new ExpertsMlp(bad), argument, "it makes no sense");
        }

        Assert.That(() => new ExpertsMlp(good with { Chosen = 5 }), Throws.Nothing);
        Assert.That(new ExpertsConfig(), Is.EqualTo(new ExpertsConfig { Experts = 8, Chosen = 2, SumToOne = true }));
    }

    [Test, ForTask("13.0")]
    public void Models_and_laws_that_make_no_sense_are_refused()
    {
        foreach (var (bad, argument) in new[]
        {
            (Cases.Small with { Vocabulary = 0 }, "config.Vocabulary"),
            (Cases.Small with { Layers = 0 }, "config.Layers"),
            (Cases.Small with { Width = 0 }, "config.Width"),
            (Cases.Small with { Heads = 0, KeyHeads = 2 }, "config.Heads"),
            (Cases.Small with { Hidden = 0 }, "config.Hidden"),
        })
        {
            ArgumentAssert.Rejects<ArgumentException>(() => TrainingCost.Weights(bad), argument, "it makes no sense");
        }

        Assert.That(() => TrainingCost.Weights(Cases.Small with { Hidden = 0, Mlp = MlpKind.None }), Throws.Nothing);
        foreach (var (bad, argument) in new[]
        {
            (Cases.Law with { E = 0 }, "law.E"),
            (Cases.Law with { A = 0 }, "law.A"),
            (Cases.Law with { Alpha = -1 }, "law.Alpha"),
            (Cases.Law with { B = 0 }, "law.B"),
            (Cases.Law with { Beta = 0 }, "law.Beta"),
        })
        {
            ArgumentAssert.Rejects<ArgumentException>(() => ComputeBudget.Best(bad, 1e9), argument, "it is not above 0");
        }
    }

    [Test, ForTask("13.0")]
    public void Nulls_are_refused_by_name()
    {
        double[] three = [1, 2, 3];
        foreach (var (call, argument) in new (Action Call, string Argument)[]
        {
            (() => LawFit.Objective([0, 0, 0, 0, 0], null!), "runs"),
            (() => LawFit.Fit([new TrainingRun(10, 600, 2)], null!), "starts"),
            (() => IsoFlop.Bottom(null!, three), "parameters"),
            (() => IsoFlop.Bottom(three, null!), "losses"),
            (() => TrainingCost.Weights(null!), "config"),
            (() => ComputeBudget.Best(null!, 1e9), "law"),
            (() => _ = new ExpertsMlp(null!), "config"),
            (() => Layers.Mixtral.PutInto(null!), "model"),
            (() => Lbfgs.Minimize(null!, three), "function"),
            (() => Lbfgs.Minimize(_ => (0, three), null!), "start"),
        })
        {
            ArgumentAssert.Rejects<ArgumentNullException>(call, argument, "it is null");
        }
    }
}
