using Katas.Testkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson07.Tests;

/// <summary>Runs greedy and beam search on fixed inputs. Results are texts, and what it cost to get them.</summary>
public static class WritingProbes
{
    [Probe("07.5")]
    public static string Texts() => Greedy(32, 10);

    [Probe("07.5")]
    public static string OtherTexts() => Greedy(9, 10);

    [Probe("07.5")]
    public static string TextsThatEndTogether() => Greedy(20, 10);

    [Probe("07.5")]
    public static string TextsThatDoNotEnd() => Greedy(5, 4);

    [Probe("07.5")]
    public static string OneText() => Greedy(11, 9, rows: 1);

    [Probe("07.5")]
    public static string TextsOfOneToken() => Greedy(23, 1);

    [Probe("07.5")]
    public static string TextsAsLongAsTheModelTakes() => Greedy(23, 50);

    [Probe("07.6")]
    public static string Penalties()
    {
        (int Length, double Alpha)[] cases = [(1, 1), (7, 1), (4, 1), (19, 0.5), (13, 2), (3, 0)];
        return string.Join(
            ' ', cases.Select(each => $"{BeamSearch.LengthPenalty(each.Length, each.Alpha):0.00000}"));
    }

    [Probe("07.7")]
    public static string Continuations() => Extended([-1, -1.5], Seeded.Normal(1, 2, 5), 4);

    [Probe("07.7")]
    public static string ContinuationsOfMany() => Extended([-2, -0.5, -1.2, -0.9], Seeded.Normal(2, ScalarType.Float64, 4, 7), 6);

    [Probe("07.7")]
    public static string ContinuationsOfUnequals() => Extended([-0.1, -9], Seeded.Normal(3, 2, 6), 5);

    [Probe("07.7")]
    public static string ContinuationsOfNothing() => Extended([0], Seeded.Normal(4, 1, 6), 3);

    [Probe("07.7")]
    public static string ContinuationsWithoutChoice()
    {
        var next = Seeded.Normal(5, 2, 4);
        next[.., ..3] = double.NegativeInfinity;
        return Extended([-1, -2], next, 4);
    }

    [Probe("07.8")]
    public static string OneBeam() => Searched(32, 1, 8);

    [Probe("07.8")]
    public static string FourBeams() => Searched(2, 4, 6);

    [Probe("07.8")]
    public static string ThreeBeams() => Searched(11, 3, 8);

    [Probe("07.8")]
    public static string ThreeBeamsOfOneText() => Searched(32, 3, 8, rows: 1);

    [Probe("07.8")]
    public static string TwoBeamsThatEnd() => Searched(20, 2, 8);

    [Probe("07.8")]
    public static string BeamsThatDoNotEnd() => Searched(23, 2, 3);

    private static string Greedy(int seed, int length, int rows = 3) => Try(seed, (model, source) => string.Join(
        " | ", Decoding.Greedy(model, source[..rows], length).Select(text => string.Join(' ', text))));

    private static string Searched(int seed, int beams, int length, int rows = 3) => Try(seed, (model, source) =>
    {
        var found = BeamSearch.Search(model, source[..rows], new() { Beams = beams, MaxLength = length });
        return string.Join(" | ", found.Select(text => string.Join(", ", text.Select(Text))));
    });

    private static string Extended(double[] sums, Tensor next, int places)
    {
        Hypothesis[] live = [.. sums.Select((sum, i) => new Hypothesis([i + 1], sum, false))];
        return Try(() => string.Join(", ", BeamSearch
            .Extend(live, next.log_softmax(-1), places, endId: 1)
            .Select(each => double.IsFinite(each.Hypothesis.LogProbability)
                ? $"{each.Row}: {Text(each.Hypothesis)}"
                : "impossible"))); // in whatever order
    }

    private static string Text(Hypothesis each) =>
        $"{string.Join(' ', each.Tokens)}{(each.Ended ? "." : "")} {each.LogProbability:0.0000}";

    private static string Try(int seed, Func<Transformer, Tensor, string> call)
    {
        var (model, _) = Models.Lively(seed);
        using var watch = new Models.Watch(model);
        string result = Try(() => call(model, Models.Source(seed)));
        return $"{result} ({watch.Reads} readings, {watch.Steps} steps, {watch.Tokens} tokens)";
    }

    private static string Try(Func<string> call)
    {
        try
        {
            return call();
        }
        catch (Exception exception) when (exception is not NotImplementedException)
        {
            return exception.GetType().Name;
        }
    }
}
