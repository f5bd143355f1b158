using System.Globalization;
using Katas.Lesson09;
using Katas.Testkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson13.Tests;

/// <summary>
/// Runs each task on fixed inputs, so that a learner's results can be told apart from those of the catalogued mistakes. Fits are small:
/// few runs, few starts.
/// </summary>
public static class Probes
{
    private static readonly double[] s_point = [0.6, 6.2, 7.7, 0.35, 0.41];
    private static readonly double[] s_budgets = [1e3, 2e4, 3e5, 7e6, 1e8];

    [Probe("13.1")]
    public static string SmallWeights() => $"{TrainingCost.Weights(Cases.Small)}";

    [Probe("13.1")]
    public static string TiedWeights() => $"{TrainingCost.Weights(Cases.Small with { Tied = true })}";

    [Probe("13.1")]
    public static string HeadlessWeights() => $"{TrainingCost.Weights(Cases.Small with { Head = false })}";

    [Probe("13.1")]
    public static string WeightsOfOtherMlps() => string.Join(' ', new[] { MlpKind.None, MlpKind.Gelu, MlpKind.GeluTanh }.Select(
        kind => TrainingCost.Weights(Cases.Small with { Mlp = kind })));

    [Probe("13.1")]
    public static string LargeWeights() =>
        $"{TrainingCost.Weights(Cases.Small with { Width = 4096, Heads = 32, HeadSize = 128, Layers = 80, Hidden = 40_000 })}";

    [Probe("13.2")]
    public static Tensor SmallTraining() => Number(TrainingCost.Flops(Cases.Small, 50, new Corpus(4000, 4)));

    [Probe("13.2")]
    public static Tensor LongTexts() => Number(TrainingCost.Flops(Cases.Small, 5000, new Corpus(100, 4)));

    [Probe("13.2")]
    public static Tensor Epochs() => Number(TrainingCost.Flops(Cases.Small, 7, new Corpus(1000, 3.5, 2.5)));

    [Probe("13.2")]
    public static Tensor OneBlock() => Number(TrainingCost.Flops(Cases.Small with { Layers = 1 }, 11, new Corpus(1, 1)));

    [Probe("13.2")]
    public static Tensor LargeTraining() => Number(TrainingCost.Flops(
        Cases.Small with { Width = 4096, Heads = 32, HeadSize = 128, Layers = 80 }, 100_000, new Corpus(1e13, 4)));

    [Probe("13.3")]
    public static Tensor Root() => Law(PowerLaw.Fit([1, 4, 25], [3, 1.5, 0.6]));

    [Probe("13.3")]
    public static Tensor Growth() => Law(PowerLaw.Fit(s_budgets, [.. s_budgets.Select(c => 0.3 * Math.Pow(c, 0.6))]));

    [Probe("13.3")]
    public static Tensor Floors() => Law(PowerLaw.Fit(
        s_budgets, [.. s_budgets.Select(c => 1.7 + (20 * Math.Pow(c, -0.2)))], [1.9, 0, 1.5, 1.6, 1.7, 1.75]));

    [Probe("13.3")]
    public static Tensor NoisyFloors() => Law(PowerLaw.Fit(s_budgets, [3.10, 2.55, 2.21, 1.90, 1.86], [1.2, 1.5, 1.6, 1.7, 1.84]));

    [Probe("13.3")]
    public static Tensor FloorsTooHigh() => Law(PowerLaw.Fit(s_budgets, [3.10, 2.55, 2.21, 1.90, 1.86], [5, 1.86, 1, 1.2, 3]));

    [Probe("13.4")]
    public static Tensor Bottom() => Valley([1e3, 5e3, 2e4, 9e4, 3e5], [2.694, 2.382, 2.328, 2.445, 2.701]);

    [Probe("13.4")]
    public static Tensor BottomInNoOrder() => Valley([9e4, 1e3, 3e5, 2e4, 5e3], [2.445, 2.694, 2.701, 2.328, 2.382]);

    [Probe("13.4")]
    public static Tensor BottomBeyond() => Valley([1e3, 5e3, 2e4], [2.9, 2.5, 2.3]);

    [Probe("13.4")]
    public static Tensor BottomBefore() => Valley([1e3, 5e3, 2e4], [2.3, 2.5, 2.9]);

    [Probe("13.4")]
    public static Tensor BottomOfLargeModels() => Valley([1.1e9, 2.3e9, 4.7e9, 1e10], [2.0, 1.96, 1.97, 2.02]);

    [Probe("13.4")]
    public static Tensor Hill() => Valley([1e3, 5e3, 2e4], [2.3, 2.9, 2.5]);

    [Probe("13.5")]
    public static Tensor Terms() => Split(s_point, 1e8, 2e9);

    [Probe("13.5")]
    public static Tensor TermsOfOne() => Split([Math.Log(2), Math.Log(3), Math.Log(5), 0.5, 0.5], 1, 1);

    [Probe("13.5")]
    public static Tensor LargeTerms() => Split([0, 1000, 998, 0, 0], 5, 7);

    [Probe("13.5")]
    public static Tensor SmallTerms() => Split([-1000, -1001, -1003, 0, 0], 5, 7);

    [Probe("13.6")]
    public static Tensor OneRunWithinTheSquare() => Off(s_point, [Cases.Made(3, 1)[2]], 10);

    [Probe("13.6")]
    public static Tensor OneRunOnTheLine() => Off(s_point, [Cases.Made(3, 1)[2]], 1e-3);

    [Probe("13.6")]
    public static Tensor SeveralRuns() => Off(s_point, Cases.Made(9, 2), 0.2);

    [Probe("13.6")]
    public static Tensor SeveralRunsTooLow() => Off([-3, 4.2, 5.7, 0.35, 0.41], Cases.Made(9, 2), 0.2);

    [Probe("13.7")]
    public static Tensor Fitted() => Law(LawFit.Fit(Cases.Exact(20), Starts.Few));

    [Probe("13.7")]
    public static Tensor FittedFromABadStartFirst() => Law(
        LawFit.Fit(Cases.Exact(20), [[-400, -400, -400, 0.1, 0.1], s_point]));

    [Probe("13.7")]
    public static Tensor FittedFromABadStartLast() => Law(
        LawFit.Fit(Cases.Exact(20), [s_point, [-400, -400, -400, 0.1, 0.1]]));

    [Probe("13.7")]
    public static Tensor FittedWithAWideSquare() => Law(LawFit.Fit(Cases.Made(30, 11, 0.02), Starts.Few, 10));

    [Probe("13.8")]
    public static Tensor BestOfHoffmann() => Spent(ComputeBudget.Best(ChinchillaLaw.Hoffmann, 5.76e23));

    [Probe("13.8")]
    public static Tensor BestOfBesiroglu() => Spent(ComputeBudget.Best(ChinchillaLaw.Besiroglu, 1e17));

    [Probe("13.8")]
    public static Tensor BestOfEquals() => Spent(ComputeBudget.Best(new ChinchillaLaw(1.5, 300, 0.3, 300, 0.3), 6e20));

    [Probe("13.8")]
    public static Tensor BestOfOthers() => Spent(ComputeBudget.Best(new ChinchillaLaw(1.6, 900, 0.5, 250, 0.25), 1e20));

    [Probe("13.9")]
    public static Tensor NeverServed() => Spent(ComputeBudget.Cheapest(ChinchillaLaw.Besiroglu, 2.1, 0));

    [Probe("13.9")]
    public static Tensor Served() => Spent(ComputeBudget.Cheapest(ChinchillaLaw.Besiroglu, 2.1, 1e13));

    [Probe("13.9")]
    public static Tensor ServedMuch() => Spent(ComputeBudget.Cheapest(ChinchillaLaw.Besiroglu, 2.6, 1e15));

    [Probe("13.10")]
    public static (Tensor, Tensor) RoutedToOne() => Routed(Normal(1, 7, 5), 1, true);

    [Probe("13.10")]
    public static (Tensor, Tensor) RoutedToOneAsItIs() => Routed(Normal(1, 7, 5), 1, false);

    [Probe("13.10")]
    public static (Tensor, Tensor) RoutedToTwo() => Routed(Normal(2, 7, 5), 2, true);

    [Probe("13.10")]
    public static (Tensor, Tensor) RoutedToThreeAsTheyAre() => Routed(Normal(3, 7, 5), 3, false);

    [Probe("13.10")]
    public static (Tensor, Tensor) RoutedInHalf() => Routed((Normal(4, 9, 5) * 3).to(ScalarType.BFloat16), 3, true);

    [Probe("13.10")]
    public static Tensor GradientOfRouted()
    {
        var logits = Normal(5, 7, 5).requires_grad_();
        (Router.Choose(logits, 2, true).Weights * arange(1, 3)).sum().backward();
        return logits.grad!;
    }

    [Probe("13.11")]
    public static Tensor PlacesForOneChoice() => Dispatch.Places(Layers.Route(1, 13, 5, 1).Chosen, 5, 1);

    [Probe("13.11")]
    public static Tensor PlacesForThreeChoices() => Dispatch.Places(Layers.Route(2, 13, 5, 3).Chosen, 5, 0.75);

    [Probe("13.11")]
    public static Tensor PlacesForTwoChoices() => Dispatch.Places(Layers.Route(3, 11, 4, 2).Chosen, 4, 0.5);

    [Probe("13.11")]
    public static Tensor PlacesWithoutAFraction() => Dispatch.Places(Layers.Route(5, 12, 4, 1).Chosen, 4, 1);

    [Probe("13.11")]
    public static Tensor PlacesForAll() => Dispatch.Places(Layers.Route(4, 11, 4, 2).Chosen, 4, 4);

    [Probe("13.11")]
    public static Tensor PlacesWhereAllWantOne() => Dispatch.Places(zeros([7, 1], ScalarType.Int64), 3, 1);

    [Probe("13.12")]
    public static Tensor MixedOne() => Mixed(1, 1, null);

    [Probe("13.12")]
    public static Tensor MixedTwo() => Mixed(2, 2, null);

    [Probe("13.12")]
    public static Tensor MixedWithPlaces() => Mixed(3, 3, 4);

    [Probe("13.12")]
    public static Tensor MixedWithFewPlaces() => Mixed(4, 1, 2);

    [Probe("13.12")]
    public static string CallsOfMixed()
    {
        var experts = Layers.Experts(5);
        Dispatch.Mix(Normal(6, 6, 6), Layers.Route(5, 6, 3, 2, ScalarType.Float64), null, experts);
        return string.Join(" · ", experts.Select(expert => string.Join(' ', expert.Calls)));
    }

    [Probe("13.12")]
    public static Tensor GradientOfMixed()
    {
        var routing = Layers.Route(7, 11, 5, 2, ScalarType.Float64);
        var weights = routing.Weights.detach().clone().requires_grad_();
        Dispatch.Mix(Normal(8, 11, 6), routing with { Weights = weights }, null, Layers.Experts(5)).sum().backward();
        return weights.grad!;
    }

    [Probe("13.12")]
    public static Tensor TokensAfterMixed()
    {
        var tokens = Normal(9, 11, 6);
        Dispatch.Mix(tokens, Layers.Route(7, 11, 5, 2, ScalarType.Float64), null, Layers.Experts(5));
        return tokens;
    }

    [Probe("13.13")]
    public static Tensor BalanceOfOne() => RouterLosses.Balance(Normal(10, 13, 5), 1);

    [Probe("13.13")]
    public static Tensor BalanceOfThree() => RouterLosses.Balance(Normal(11, 13, 5), 3);

    [Probe("13.13")]
    public static Tensor BalanceWithPadding() => RouterLosses.Balance(Normal(12, 13, 5), 2, arange(13).lt(8));

    [Probe("13.13")]
    public static Tensor GradientOfBalance()
    {
        var logits = Normal(13, 13, 5).requires_grad_();
        RouterLosses.Balance(logits, 2).backward();
        return logits.grad!;
    }

    [Probe("13.14")]
    public static Tensor ZOfTokens() => RouterLosses.Z(Normal(14, 13, 5));

    [Probe("13.14")]
    public static Tensor ZOfLargeLogits() => RouterLosses.Z((Normal(15, 13, 5) * 400).to(ScalarType.Float32));

    [Probe("13.14")]
    public static Tensor GradientOfZ()
    {
        var logits = Normal(16, 13, 5).requires_grad_();
        RouterLosses.Z(logits).backward();
        return logits.grad!;
    }

    [Probe("13.15")]
    public static Tensor Experts() => Layer("Mixtral");

    [Probe("13.15")]
    public static Tensor ExpertsAsTheyAre() => Layer("weights as they are");

    [Probe("13.15")]
    public static Tensor ExpertsWithAShared() => Layer("with a shared expert");

    [Probe("13.15")]
    public static Tensor ExpertsWithHalfOfThePlaces() => Layer("with half of the places");

    [Probe("13.15")]
    public static Tensor ExpertsWithEverything() => Layer("with everything");

    [Probe("13.15")]
    public static (Tensor, string) NotesOfExperts()
    {
        var (layer, _) = Layers.Pair(Layers.Mixtral, ScalarType.Float64);
        using var notes = new RouterNotes();
        layer.Notes = notes;
        layer.call(Normal(17, 3, 7, Layers.Width));
        return (notes.Pooled().detach(), notes.Pooled().requires_grad ? "learned through" : "cut off");
    }

    [Probe("13.16")]
    public static string SizeOfASmallModel() => Size(Cases.Small, new() { Width = 20, Hidden = 9, Experts = 5 });

    [Probe("13.16")]
    public static string SizeWithATiedHead() =>
        Size(Cases.Small with { Tied = true }, new() { Width = 20, Hidden = 9, Experts = 5, Chosen = 1 });

    [Probe("13.16")]
    public static string SizeWithASharedExpert() =>
        Size(Cases.Small, new() { Width = 20, Hidden = 9, Experts = 5, Chosen = 3, SharedHidden = 11 });

    private static string Size(ModelConfig config, ExpertsConfig experts)
    {
        var (all, inUse) = ExpertsSize.Parameters(config, experts);
        return $"{all} {inUse}";
    }

    private static Tensor Layer(string kind)
    {
        var (layer, _) = Layers.Pair(Layers.Kinds[kind], ScalarType.Float64);
        return layer.call(Normal(18, 3, 7, Layers.Width)).detach();
    }

    private static Tensor Mixed(int seed, long k, long? dropped)
    {
        var routing = Layers.Route(seed, 11, 5, k, ScalarType.Float64);
        var places = dropped is { } every ? arange(11 * k).remainder(every).ne(0).view(11, k) : null;
        return Dispatch.Mix(Normal(seed + 20, 11, 6), routing, places, Layers.Experts(5));
    }

    private static (Tensor, Tensor) Routed(Tensor logits, long k, bool sumToOne)
    {
        var routing = Router.Choose(logits, k, sumToOne);
        return (routing.Chosen, routing.Weights);
    }

    private static Tensor Valley(double[] sizes, double[] losses)
    {
        var valley = IsoFlop.Bottom(sizes, losses);
        return Numbers(Math.Log(valley.Parameters), valley.Loss, valley.Measured ? 1 : 0);
    }

    private static Tensor Split(double[] point, double parameters, double tokens)
    {
        var (logLoss, shares) = LawFit.Terms(point, parameters, tokens);
        return Numbers([logLoss, .. shares]);
    }

    private static Tensor Off(double[] point, TrainingRun[] runs, double delta)
    {
        var (value, gradient) = LawFit.Objective(point, runs, delta);
        return Numbers([value, .. gradient]) / delta;
    }

    private static Tensor Law(PowerLaw law) => Numbers(law.Floor, law.Factor, law.Exponent);

    private static Tensor Law(ChinchillaLaw law) => Rounded(law.E, law.A, law.Alpha, law.B, law.Beta);

    private static Tensor Spent(Allocation spent) => Rounded(spent.Parameters, spent.Tokens);

    // What a search has found, to four digits: another way down ends elsewhere in the fifth.
    private static Tensor Rounded(params double[] numbers) => Numbers(
        [.. numbers.Select(number => double.Parse(number.ToString("E3", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture))]);

    private static Tensor Number(double number) => Numbers(number);

    private static Tensor Numbers(params double[] numbers) => tensor(numbers);

    private static Tensor Normal(int seed, params long[] shape) => Seeded.Normal(seed, ScalarType.Float64, shape);
}
