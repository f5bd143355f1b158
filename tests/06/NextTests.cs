using Katas.Testkit;
using Katas.Toolkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson06.Tests;

public class NextTests
{
    private const int Draws = 1000;
    private static Tensor Logits => tensor(new[] { 0.1f, 0.4f, 0.05f, 0.25f, 0.2f }).log() + 3;
    private static Tensor Nothing => empty(0, dtype: ScalarType.Int64);

    // A thousand draws take a while, and several tests ask for the same.
    private readonly Dictionary<GenerationOptions, double[]> _drawn = [];

    [Test, ForTask("06.10")]
    public void Temperature_0_is_greedy()
    {
        double[] shares = Shares(new GenerationOptions { Temperature = 0, TopK = 3, TopP = 0.9 });
        Check(shares, [0, 1, 0, 0, 0], "temperature 0");
    }

    [Test, ForTask("06.10")]
    public void At_temperature_0_the_highest_is_taken_however_close_the_others_are()
    {
        var logits = tensor(new[] { 1f, 1.001f, 1.0005f, 1f, 0.9995f });
        using var generator = new Generator(9);
        var seen = Enumerable.Range(0, 30)
            .Select(_ => TextGeneration.Next(logits, Nothing, new() { Temperature = 0 }, generator))
            .Distinct();

        Assert.That(
            seen,
            Is.EqualTo(new[] { 1 }),
            "tokens chosen at temperature 0 in 30 calls, the logits being 1, 1.001, 1.0005, 1, 0.9995; nothing is "
            + "drawn, and 0 is not a small temperature");
    }

    [Test, ForTask("06.10")]
    public void Tokens_are_drawn_as_often_as_they_are_likely() =>
        Check(Shares(new GenerationOptions()), [0.1, 0.4, 0.05, 0.25, 0.2], "the default options");

    [Test, ForTask("06.10")]
    public void The_level_of_the_logits_makes_no_difference() => Check(
        Shares(new GenerationOptions(), Nothing, level: -9),
        [0.1, 0.4, 0.05, 0.25, 0.2],
        "logits that are all negative");

    [Test, ForTask("06.10")]
    public void Temperature_top_k_and_top_p_each_have_an_effect()
    {
        double[] plain = Shares(new GenerationOptions());
        var options = new (string Name, GenerationOptions Options)[]
        {
            ("temperature 0.5", new() { Temperature = 0.5 }),
            ("top-k 2", new() { TopK = 2 }),
            ("top-p 0.7", new() { TopP = 0.7 }),
        };

        Assert.That(
            options
                .Where(each => Shares(each.Options).Zip(plain).All(pair => Math.Abs(pair.First - pair.Second) < 0.05))
                .Select(each => each.Name),
            Is.Empty,
            "options that make no difference to how often each token is chosen; whatever is random has to come after "
                + "them");
    }

    [Test, ForTask("06.10")]
    public void Temperature_divides_the_logits()
    {
        // At temperature 0.5 probabilities are squared, at 2 their roots are taken; then they are brought to sum 1.
        Check(Shares(new() { Temperature = 0.5 }), [0.036, 0.582, 0.009, 0.227, 0.145], "temperature 0.5");
        Check(Shares(new() { Temperature = 2 }), [0.149, 0.298, 0.106, 0.236, 0.211], "temperature 2");
    }

    [Test, ForTask("06.10")]
    public void Top_k_and_top_p_rule_out()
    {
        Check(Shares(new() { TopK = 2 }), [0, 0.615, 0, 0.385, 0], "top-k 2");
        Check(Shares(new() { TopP = 0.7 }), [0, 0.471, 0, 0.294, 0.235], "top-p 0.7");
    }

    [Test, ForTask("06.10")]
    public void The_order_is_temperature_then_k_then_p()
    {
        // At temperature 0.5 the likeliest has 0.582: it alone reaches 0.55. Without the temperature it takes two.
        Check(Shares(new() { Temperature = 0.5, TopP = 0.55 }), [0, 1, 0, 0, 0], "temperature 0.5 and top-p 0.55");

        // Of the two likeliest, the first has 0.615.
        Check(Shares(new() { TopK = 2, TopP = 0.6 }), [0, 1, 0, 0, 0], "top-k 2 and top-p 0.6");
    }

    [Test, ForTask("06.10")]
    public void What_occurred_pays_in_greedy_choice_as_well()
    {
        var text = tensor(new long[] { 1 });
        Check(Shares(new() { Temperature = 0, RepetitionPenalty = 2 }, text), [0, 0, 0, 1, 0], "greedy, token 1 pays");
        Check(
            Shares(new() { RepetitionPenalty = 100 }, text),
            [0.154, 0.078, 0.077, 0.384, 0.307],
            "token 1's logit divided by 100");
    }

    [Test, ForTask("06.10")]
    public void The_draw_follows_from_the_generator_alone()
    {
        long[] Draw(ulong seed, long other)
        {
            using var generator = new Generator(seed);
            using var seedOfTorch = new LocalSeed(other);
            return [.. Enumerable.Range(0, 30).Select(_ => TextGeneration.Next(Logits, Nothing, new(), generator))];
        }

        long[] first = Draw(5, 1);
        Assert.That(Draw(5, 2), Is.EqualTo(first), "30 draws with the same seed, torch's own seed being another one");
        Assert.That(Draw(6, 1), Is.Not.EqualTo(first), "30 draws with another seed, torch's own seed being the same");
    }

    [Test, ForTask("06.10")]
    public void Huge_logits_and_a_low_temperature_are_no_trouble()
    {
        var logits = tensor(new[] { 900f, 1000f, -1000f, float.NegativeInfinity });
        using var generator = new Generator(10);

        Assert.That(
            Enumerable.Range(0, 5).Select(_ => TextGeneration.Next(
                logits, tensor(new long[] { 3 }), new() { Temperature = 0.01, TopK = 3, TopP = 0.9 }, generator)),
            Is.All.EqualTo(1),
            "tokens chosen at temperature 0.01, top-k 3 and top-p 0.9, the logits being 900, 1000, -1000, -inf");
    }

    [Test, ForTask("06.10")]
    public void The_logits_are_left_as_they_were()
    {
        var logits = Seeded.Normal(3, 7);
        var before = logits.clone();
        using var generator = new Generator(1);

        TextGeneration.Next(
            logits,
            tensor(new long[] { 1, 2 }),
            new() { Temperature = 0.5, TopK = 3, TopP = 0.9, RepetitionPenalty = 2 },
            generator);

        TensorAssert.Unchanged(logits, before, "logits");
    }

    [Test, ForTask("06.10")]
    public void A_temperature_below_0_is_refused()
    {
        using var generator = new Generator(1);
        ArgumentAssert.Rejects<ArgumentOutOfRangeException>(
            () => TextGeneration.Next(Logits, Nothing, new() { Temperature = -1 }, generator),
            "temperature",
            "it is -1");
    }

    private double[] Shares(GenerationOptions options) =>
        _drawn.TryGetValue(options, out double[]? shares) ? shares : _drawn[options] = Shares(options, Nothing);

    private static double[] Shares(GenerationOptions options, Tensor seen, double level = 0)
    {
        using var generator = new Generator(7);
        var logits = Logits + level;
        var counts = new double[5];
        int draws = options.Temperature == 0 ? 1 : Draws;
        for (int i = 0; i < draws; i++)
        {
            counts[TextGeneration.Next(logits, seen, options, generator)] += 1.0 / draws;
        }

        return counts;
    }

    private static void Check(double[] shares, double[] expected, string what, double tolerance = 0.07) => Assert.That(
        shares,
        Is.EqualTo(expected).Within(tolerance),
        $"how often each of 5 tokens was chosen, with {what} (probabilities 0.1, 0.4, 0.05, 0.25, 0.2)");
}
