extern alias reference;

using Katas.Testkit;
using NUnit.Framework;
using Reference = reference::Katas.Lesson13;

namespace Katas.Lesson13.Tests;

public class ComputeBudgetTests
{
    private const double Gopher = 5.76e23; // what Gopher's training cost, and Chinchilla's

    [Test, ForTask("13.8")]
    public void Equal_terms_get_equal_shares()
    {
        // With A = B and α = β, N and D are the same: √(C / 6).
        var best = ComputeBudget.Best(new ChinchillaLaw(1.5, 300, 0.3, 300, 0.3), 6e20);
        NumberAssert.Close(
            best.Parameters,
            1e10,
            "N for 6e20 operations, where parameters and tokens count alike",
            1e-9,
            (Math.Sqrt(6e20), "N · D is taken for C: a parameter costs 6 for each token"));
        NumberAssert.Close(best.Tokens, 1e10, "D for 6e20 operations, where parameters and tokens count alike", 1e-9);
    }

    [Test, ForTask("13.8")]
    public void The_budget_is_used_up()
    {
        foreach (var law in new[] { ChinchillaLaw.Hoffmann, ChinchillaLaw.Besiroglu })
        {
            NumberAssert.Close(ComputeBudget.Best(law, 3e19).Flops, 3e19, "6 · N · D of the best N and D", 1e-9);
        }
    }

    [Test, ForTask("13.8")]
    public void No_other_size_does_better()
    {
        var law = new ChinchillaLaw(1.7, 120, 0.28, 2500, 0.41);
        foreach (double flops in new[] { 1e15, 1e20, 1e24 })
        {
            double n = ComputeBudget.Best(law, flops).Parameters;
            double best = Loss(n);
            foreach (double factor in new[] { 0.5, 0.95, 1.05, 2 })
            {
                Assert.That(
                    Loss(n * factor),
                    Is.GreaterThan(best),
                    $"loss for {flops:G2} operations with {factor} times the parameters: the best size has the lowest");
            }

            double Loss(double parameters) => law.Loss(parameters, flops / (6 * parameters));
        }
    }

    [Test, ForTask("13.8")]
    public void Hoffmann_s_printed_constants_give_93_tokens_a_parameter() => Assert.That(
        ComputeBudget.Best(ChinchillaLaw.Hoffmann, Gopher).Ratio,
        Is.EqualTo(93).Within(0.5),
        "tokens a parameter at 5.76e23 operations, by the constants of Hoffmann et al.");

    [Test, ForTask("13.8")]
    public void Besiroglu_s_constants_give_18() => Assert.That(
        ComputeBudget.Best(ChinchillaLaw.Besiroglu, Gopher).Ratio,
        Is.EqualTo(18).Within(0.5),
        "tokens a parameter at 5.76e23 operations, by the constants of Besiroglu et al.");

    [Test, ForTask("13.8")]
    public void Budgets_match_the_reference()
    {
        foreach (double flops in new[] { 1e10, 4e17, 2e25 })
        {
            var best = ComputeBudget.Best(new ChinchillaLaw(1.6, 250, 0.31, 900, 0.36), flops);
            var expected = Reference.ComputeBudget.Best(new(1.6, 250, 0.31, 900, 0.36), flops);
            NumberAssert.Close(best.Parameters, expected.Parameters, $"N for {flops:G2} operations");
            NumberAssert.Close(best.Tokens, expected.Tokens, $"D for {flops:G2} operations");
        }
    }

    [Test, ForTask("13.8")]
    public void No_budget_is_refused() => ArgumentAssert.Rejects<ArgumentOutOfRangeException>(
        () => ComputeBudget.Best(ChinchillaLaw.Besiroglu, 0), "flops", "it is 0");

    [Test, ForTask("13.9")]
    public void The_loss_is_reached()
    {
        foreach (double served in new[] { 0, 1e12, 1e14 })
        {
            var (n, d) = ComputeBudget.Cheapest(ChinchillaLaw.Besiroglu, 2.1, served);
            NumberAssert.Close(
                ChinchillaLaw.Besiroglu.Loss(n, d), 2.1, $"loss of N and D, {served:G2} tokens served", 1e-6);
        }
    }

    [Test, ForTask("13.9")]
    public void A_model_that_nobody_uses_is_the_best_for_its_budget()
    {
        var law = ChinchillaLaw.Besiroglu;
        var best = ComputeBudget.Best(law, 1e21);
        var cheapest = ComputeBudget.Cheapest(law, law.Loss(best.Parameters, best.Tokens), 0);
        NumberAssert.Close(cheapest.Parameters, best.Parameters, "N of the cheapest model that is never used", 1e-4);
        NumberAssert.Close(cheapest.Tokens, best.Tokens, "D of the cheapest model that is never used", 1e-4);
    }

    [Test, ForTask("13.9")]
    public void No_other_size_is_cheaper()
    {
        var law = new ChinchillaLaw(1.7, 120, 0.28, 2500, 0.41);
        foreach (double served in new[] { 1e9, 1e12, 1e15 })
        {
            double n = ComputeBudget.Cheapest(law, 2.2, served).Parameters;
            double least = Cost(n);
            foreach (double factor in new[] { 0.9, 1.1, 3 })
            {
                Assert.That(
                    Cost(n * factor),
                    Is.GreaterThan(least),
                    $"6 · N · D + 2 · N · {served:G2} with {factor} times the parameters, which reach the same loss");
            }

            double Cost(double parameters)
            {
                double left = 2.2 - law.E - (law.A / Math.Pow(parameters, law.Alpha));
                double tokens = left > 0 ? Math.Pow(law.B / left, 1 / law.Beta) : double.PositiveInfinity;
                return parameters * ((6 * tokens) + (2 * served));
            }
        }
    }

    [Test, ForTask("13.9")]
    public void The_more_it_is_used_the_smaller_it_is()
    {
        double[] served = [0, 1e12, 1e13, 1e14];
        double[] ratios =
            [.. served.Select(tokens => ComputeBudget.Cheapest(ChinchillaLaw.Besiroglu, 2.1, tokens).Ratio)];
        Assert.That(
            ratios, Is.Ordered.Ascending, "tokens a parameter for 0, 10¹², 10¹³, 10¹⁴ tokens served");
        Assert.That(
            ratios[3], Is.GreaterThan(10 * ratios[0]), "tokens a parameter for 10¹⁴ tokens, beside those for none");
    }

    [Test, ForTask("13.9")]
    public void Sizes_match_the_reference()
    {
        foreach (var (loss, served) in new[] { (2.0, 3e12), (2.6, 0), (1.9, 1e13), (4, 1e10) })
        {
            var cheapest = ComputeBudget.Cheapest(ChinchillaLaw.Besiroglu, loss, served);
            var expected = Reference.ComputeBudget.Cheapest(Reference.ChinchillaLaw.Besiroglu, loss, served);
            NumberAssert.Close(
                cheapest.Parameters, expected.Parameters, $"N for a loss of {loss}, {served:G2} tokens served", 1e-4);
        }
    }

    [Test, ForTask("13.9")]
    public void A_loss_below_the_floor_is_refused()
    {
        ArgumentAssert.Rejects<ArgumentOutOfRangeException>(
            () => ComputeBudget.Cheapest(ChinchillaLaw.Hoffmann, 1.69, 0), "loss", "nothing reaches the floor");
        ArgumentAssert.Rejects<ArgumentOutOfRangeException>(
            () => ComputeBudget.Cheapest(ChinchillaLaw.Hoffmann, 2, -1), "served", "it is negative");
    }
}
