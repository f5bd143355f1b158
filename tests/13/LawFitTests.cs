extern alias reference;

using Katas.Testkit;
using NUnit.Framework;
using Reference = reference::Katas.Lesson13;

namespace Katas.Lesson13.Tests;

public class LawFitTests
{
    private static readonly double[] s_point = [0.6, 6.2, 7.7, 0.35, 0.37];
    private static readonly string[] s_names = ["e", "a", "b", "α", "β"];
    private static readonly ChinchillaLaw s_law = Cases.Law;

    [Test, ForTask("13.5")]
    public void Two_three_and_five_make_ten()
    {
        double[] point = [Math.Log(2), Math.Log(3), Math.Log(5), 0.5, 0.5];
        var (logLoss, shares) = LawFit.Terms(point, 1, 1);
        NumberAssert.Close(
            logLoss,
            Math.Log(10),
            "logarithm of the loss, E = 2, A = 3, B = 5, for one parameter and one token",
            1e-12,
            (10, "the loss is given, and not its logarithm"),
            (Math.Log10(10), "the logarithm is one to base 10"),
            (Math.Log(30), "the terms are multiplied: logarithms are added up"));
        Shares(shares, [0.2, 0.3, 0.5], "shares of 2, 3 and 5 in 10");
    }

    [Test, ForTask("13.5")]
    public void Parameters_and_tokens_lower_their_own_term()
    {
        // 4^0.5 = 2 and 9^0.5 = 3: the terms are 2, 6 / 2 and 15 / 3.
        double[] point = [Math.Log(2), Math.Log(6), Math.Log(15), 0.5, 0.5];
        var (logLoss, shares) = LawFit.Terms(point, 4, 9);
        NumberAssert.Close(
            logLoss,
            Math.Log(10),
            "logarithm of 2 + 6 / √4 + 15 / √9",
            1e-12,
            (Math.Log(2 + 12 + 45), "the terms grow with parameters and tokens: the exponents are negative"),
            (Math.Log(2 + 2 + 7.5), "parameters and tokens are exchanged"));
        Shares(shares, [0.2, 0.3, 0.5], "shares of 2, 3 and 5 in 10");
    }

    [Test, ForTask("13.5")]
    public void The_exponents_are_two()
    {
        var (logLoss, _) = LawFit.Terms([0.6, 6.2, 7.7, 0.3, 0.4], 1e8, 2e9);
        var law = new ChinchillaLaw(Math.Exp(0.6), Math.Exp(6.2), 0.3, Math.Exp(7.7), 0.4);
        NumberAssert.Close(
            logLoss,
            Math.Log(law.Loss(1e8, 2e9)),
            "logarithm of the loss that the law expects",
            1e-12,
            (Math.Log((law with { Alpha = 0.4, Beta = 0.3 }).Loss(1e8, 2e9)), "α and β are exchanged"));
    }

    [Test, ForTask("13.5")]
    public void Large_and_small_terms_do_not_overflow()
    {
        var (large, shares) = LawFit.Terms([0, 1000, 998, 0, 0], 5, 7);
        NumberAssert.Close(large, 1000 + Math.Log(1 + Math.Exp(-2)), "log-sum-exp of 0, 1000 and 998", 1e-12);
        Shares(shares, [0, 1 / (1 + Math.Exp(-2)), 1 / (1 + Math.Exp(2))], "shares of exp(0), exp(1000), exp(998)");
        var (small, _) = LawFit.Terms([-1000, -1001, -1003, 0, 0], 5, 7);
        NumberAssert.Close(
            small,
            -1000 + Math.Log(1 + Math.Exp(-1) + Math.Exp(-3)),
            "log-sum-exp of -1000, -1001 and -1003",
            1e-12);
    }

    [Test, ForTask("13.5")]
    public void The_point_is_left_as_it_was()
    {
        double[] point = [.. s_point];
        LawFit.Terms(point, 1e8, 2e9);
        Assert.That(point, Is.EqualTo(s_point), "the point, after the call");
    }

    [Test, ForTask("13.5")]
    public void Wrong_constants_are_refused() => ArgumentAssert.Rejects<ArgumentException>(
        () => LawFit.Terms([1, 2, 3, 4], 5, 6), "point", "there are four");

    [Test, ForTask("13.6")]
    public void One_run_is_computed_by_hand()
    {
        double logLoss = Reference.LawFit.Terms(s_point, 1e8, 2e9).LogLoss;
        var run = Cases.Run(1e8, 2e9, Math.Exp(logLoss - 0.004)); // the law is 0.004 too high
        double square = LawFit.Objective(s_point, [run], delta: 0.01).Value;
        NumberAssert.Close(
            square,
            0.5 * 0.004 * 0.004,
            "Huber's loss of 0.004 with δ = 0.01: half the square",
            1e-6,
            (0.004 * 0.004, "the half is missing"),
            (0.01 * (0.004 - 0.005), "the line is taken for the square"),
            (0.5 * Math.Pow(Math.Exp(logLoss) * (1 - Math.Exp(-0.004)), 2), "losses are compared, not their logarithms"));
        double line = LawFit.Objective(s_point, [run], delta: 0.001).Value;
        NumberAssert.Close(
            line,
            0.001 * (0.004 - 0.0005),
            "Huber's loss of 0.004 with δ = 0.001: the line",
            1e-6,
            (0.5 * 0.004 * 0.004, "the square goes on beyond δ"),
            (0.004 - 0.0005, "the line is not multiplied by δ (PyTorch's smooth L1 is that)"),
            (0.001 * 0.004, "half of δ is not taken off"),
            (0.001 * (0.004 - 0.001), "the whole of δ is taken off, and not half of it"));
        NumberAssert.Close(
            LawFit.Objective(s_point, [Cases.Run(1e8, 2e9, Math.Exp(logLoss + 0.004))], delta: 0.001).Value,
            0.001 * (0.004 - 0.0005),
            "Huber's loss where the law is 0.004 too low",
            1e-6);
    }

    [Test, ForTask("13.6")]
    public void Runs_are_added_up()
    {
        var runs = Cases.Made(12, 3);
        double[] each = [.. runs.Select(run => LawFit.Objective(s_point, [run]).Value)];
        NumberAssert.Close(
            LawFit.Objective(s_point, runs).Value,
            each.Sum(),
            "the objective of twelve runs: the sum of those of each",
            1e-9,
            (each.Average(), "the mean is taken: a small number ends a search too early"));
    }

    [Test, ForTask("13.6")]
    public void The_gradient_is_that_of_the_value()
    {
        var runs = Cases.Made(9, 5);
        foreach (double delta in new[] { 0.5, 1e-3 })
        {
            foreach (double shift in new[] { 0.02, -0.02 }) // too high for all runs, too low for all
            {
                double[] point = [.. s_point];
                point[0] += shift * 3;
                double[] gradient = LawFit.Objective(point, runs, delta).Gradient;
                Assert.That(gradient, Has.Length.EqualTo(5), "numbers in the gradient, one for each constant");
                for (int i = 0; i < 5; i++)
                {
                    NumberAssert.Close(
                        gradient[i],
                        Slope(point, runs, delta, i),
                        $"gradient by {s_names[i]}, against the slope of the value, δ = {delta}",
                        1e-4,
                        (-Slope(point, runs, delta, i), "its sign is turned"));
                }
            }
        }
    }

    [Test, ForTask("13.6")]
    public void At_the_law_itself_there_is_nothing_to_gain()
    {
        double[] point = [.. new[] { s_law.E, s_law.A, s_law.B }.Select(c => Math.Log(c)), s_law.Alpha, s_law.Beta];
        var (value, gradient) = LawFit.Objective(point, Cases.Exact(7));
        Assert.That(value, Is.EqualTo(0).Within(1e-20), "the objective where the law gives every loss");
        Assert.That(gradient, Is.All.EqualTo(0).Within(1e-12), "its gradient");
    }

    [Test, ForTask("13.6")]
    public void Runs_match_the_reference()
    {
        var runs = ChinchillaRuns.Fitted.Take(40).ToArray();
        var (value, gradient) = LawFit.Objective(s_point, runs);
        var (expected, slopes) = Reference.LawFit.Objective(s_point, [.. runs.Select(Same)]);
        NumberAssert.Close(value, expected, "the objective of forty real runs");
        for (int i = 0; i < 5; i++)
        {
            NumberAssert.Close(gradient[i], slopes[i], $"gradient by {s_names[i]}, for forty real runs");
        }
    }

    [Test, ForTask("13.7")]
    public void A_law_without_noise_is_found_exactly()
    {
        var law = LawFit.Fit(Cases.Exact(30), Starts.Few);
        Close(law, s_law, 1e-3, "fitted to thirty runs without noise");
    }

    [Test, ForTask("13.7")]
    public void The_lowest_end_counts_wherever_it_stands()
    {
        // From the first of these the search does not come far: exp(-400) moves nothing.
        double[] lost = [-400, -400, -400, 0.1, 0.1];
        foreach (double[][] starts in new[] { new[] { lost, s_point }, [s_point, lost], [lost, s_point, lost] })
        {
            Close(LawFit.Fit(Cases.Exact(30), starts), s_law, 1e-3, "from a good start and bad ones");
        }
    }

    [Test, ForTask("13.7")]
    public void The_edge_of_the_square_is_handed_on()
    {
        var runs = Cases.Made(30, 11, 0.02);
        var wide = LawFit.Fit(runs, Starts.Few, delta: 10);
        var narrow = LawFit.Fit(runs, Starts.Few, delta: 1e-4);
        Reference.TrainingRun[] same = [.. runs.Select(Same)];
        Same(wide, Reference.LawFit.Fit(same, Reference.Starts.Few, 10), 1e-3, "with δ = 10");
        Same(narrow, Reference.LawFit.Fit(same, Reference.Starts.Few, 1e-4), 1e-3, "with δ = 0.0001");
    }

    [Test, ForTask("13.7")]
    public void Constants_come_back_through_noise_whatever_the_order_of_81_starts()
    {
        var runs = Cases.Made(24, 7, 0.002);
        Assert.That(Starts.Grid, Has.Count.GreaterThanOrEqualTo(81));
        foreach (var starts in new[] { Starts.Grid, [.. Starts.Grid.Reverse()] })
        {
            var law = LawFit.Fit(runs, starts);
            Assert.That(law.E, Is.EqualTo(s_law.E).Within(0.05), "E, from runs with noise of 0.2 %");
            Assert.That(law.Alpha, Is.EqualTo(s_law.Alpha).Within(0.03), "α, from runs with noise of 0.2 %");
            Assert.That(law.Beta, Is.EqualTo(s_law.Beta).Within(0.03), "β, from runs with noise of 0.2 %");
            Assert.That(Math.Log(law.A / s_law.A), Is.EqualTo(0).Within(0.5), "ln A, from runs with noise of 0.2 %");
            Assert.That(Math.Log(law.B / s_law.B), Is.EqualTo(0).Within(0.5), "ln B, from runs with noise of 0.2 %");
        }
    }

    [Test, ForTask("13.7")]
    public void The_real_runs_of_Chinchilla_give_what_Besiroglu_et_al_published()
    {
        var law = LawFit.Fit(ChinchillaRuns.Fitted, Starts.Grid);
        Assert.That(law.E, Is.EqualTo(1.817).Within(0.003), "E of the 240 runs");
        Assert.That(law.Alpha, Is.EqualTo(0.347).Within(0.002), "α of the 240 runs");
        Assert.That(law.Beta, Is.EqualTo(0.367).Within(0.003), "β of the 240 runs");
        Assert.That(law.A, Is.EqualTo(478).Within(10), "A of the 240 runs");
        Assert.That(law.B, Is.EqualTo(2143).Within(60), "B of the 240 runs");
    }

    [Test, ForTask("13.7")]
    public void Nothing_to_fit_is_refused()
    {
        ArgumentAssert.Rejects<ArgumentException>(() => LawFit.Fit([], Starts.Few), "runs", "there is none");
        ArgumentAssert.Rejects<ArgumentException>(() => LawFit.Fit(Cases.Exact(5), []), "starts", "there is none");
    }

    private static Reference.TrainingRun Same(TrainingRun run) => new(run.Parameters, run.Flops, run.Loss);

    private static double Slope(double[] point, TrainingRun[] runs, double delta, int i)
    {
        const double step = 1e-6;
        double[] up = [.. point];
        double[] down = [.. point];
        up[i] += step;
        down[i] -= step;
        double above = LawFit.Objective(up, runs, delta).Value;
        return (above - LawFit.Objective(down, runs, delta).Value) / (2 * step);
    }

    private static void Shares(double[] actual, double[] expected, string what)
    {
        Assert.That(actual, Has.Length.EqualTo(3), $"{what}: their number");
        Assert.That(actual, Is.EqualTo(expected).Within(1e-9), $"{what}, which sum to 1");
    }

    private static void Same(ChinchillaLaw law, Reference.ChinchillaLaw expected, double share, string what) =>
        Close(law, new ChinchillaLaw(expected.E, expected.A, expected.Alpha, expected.B, expected.Beta), share, what);

    private static void Close(ChinchillaLaw law, ChinchillaLaw expected, double share, string what)
    {
        NumberAssert.Close(
            law.E, expected.E, $"E {what}", share, (Math.Log(expected.E), "it is left as its logarithm"));
        NumberAssert.Close(law.Alpha, expected.Alpha, $"α {what}", share, (expected.Beta, "α and β are exchanged"));
        NumberAssert.Close(law.Beta, expected.Beta, $"β {what}", share);
        NumberAssert.Close(
            law.A,
            expected.A,
            $"A {what}",
            share * 20,
            (Math.Log(expected.A), "it is left as its logarithm"),
            (expected.B, "A and B are exchanged"));
        NumberAssert.Close(law.B, expected.B, $"B {what}", share * 20);
    }
}
