extern alias reference;

using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson06;

namespace Katas.Lesson06.Tests;

public class TopPTests
{
    private const double Out = double.NegativeInfinity;

    // Probabilities 0.1, 0.5, 0.05, 0.25, 0.1: from the likeliest on they sum to 0.5, 0.75, 0.85, 0.95, 1.
    private static Tensor Logits => tensor(new[] { 0.1, 0.5, 0.05, 0.25, 0.1 }).log();

    [Test, ForTask("06.9")]
    public void What_stays_is_a_logit_as_it_was()
    {
        var logits = tensor(new[] { 2, 1, 0.5 });
        var seen = SamplingFilters.TopP(logits, 1);
        TensorAssert.Close(
            where(seen.isneginf(), logits, seen), // which ones stay is for other tests
            logits,
            "what is left of logits 2, 1, 0.5 with p = 1",
            new Suspect(logits.softmax(-1), "probabilities come out; logits go in, and logits come out"),
            new Suspect(logits.log_softmax(-1), "logarithms of probabilities come out; the logits come out as they "
                + "were"));
    }

    [Test, ForTask("06.9")]
    public void Each_token_counts_once_with_its_own_probability()
    {
        // From the likeliest on, the sums are 0.4, 0.7, 0.9, 1: it takes all four to reach 0.95.
        var logits = tensor(new[] { 0.3, 0.1, 0.4, 0.2 }).log();
        TensorAssert.Close(
            SamplingFilters.TopP(logits, 0.95),
            logits,
            "the nucleus of 0.95, of probabilities 0.3, 0.1, 0.4, 0.2",
            new Suspect(
                logits.masked_fill(logits < Math.Log(0.15), Out),
                "the token with which the sum reaches p is left out; it belongs to the nucleus"),
            new Suspect(
                logits.masked_fill(logits < Math.Log(0.25), Out),
                "the likeliest token counts twice: does a sum go on where an earlier pass over the same query has "
                    + "left it?"));
    }

    [Test, ForTask("06.9")]
    public void The_fewest_that_reach_p_stay()
    {
        var wanted = tensor(new[] { Out, Math.Log(0.5), Out, Math.Log(0.25), Out });
        TensorAssert.Close(
            SamplingFilters.TopP(Logits, 0.7),
            wanted,
            "the nucleus of 0.7, of probabilities 0.1, 0.5, 0.05, 0.25, 0.1",
            new Suspect(
                tensor(new[] { Out, Math.Log(0.5), Out, Out, Out }),
                "the token with which the sum reaches p is left out; it belongs to the nucleus"));
        TensorAssert.Close(SamplingFilters.TopP(Logits, 0.51), wanted, "the nucleus of 0.51");
    }

    [Test, ForTask("06.9")]
    public void The_likeliest_always_stays()
    {
        var wanted = tensor(new[] { Out, Math.Log(0.5), Out, Out, Out });
        TensorAssert.Close(SamplingFilters.TopP(Logits, 0.45), wanted, "the nucleus of 0.45");
        foreach (double p in new[] { 1e-6, 1e-9, 1e-30 })
        {
            TensorAssert.Close(
                SamplingFilters.TopP(Logits, p),
                wanted,
                $"the nucleus of {p}",
                new Suspect(
                    full(5, Out, ScalarType.Float64),
                    "every token is ruled out: 1 - p rounds to 1, and the likeliest is to stay in any case"));
            TensorAssert.Close(
                SamplingFilters.TopP(Logits.to(ScalarType.Float32), p),
                wanted.to(ScalarType.Float32),
                $"the nucleus of {p}, in Float32",
                new Suspect(
                    full(5, Out, ScalarType.Float32),
                    "every token is ruled out: 1 - p rounds to 1, and the likeliest is to stay in any case"));
        }
    }

    [Test, ForTask("06.9")]
    public void At_1_all_stay_that_count()
    {
        TensorAssert.Close(SamplingFilters.TopP(Logits, 1), Logits, "the nucleus of 1, of five likely tokens");
        var logits = Seeded.Normal(3, 2, 3, 9);
        TensorAssert.Close(SamplingFilters.TopP(logits, 1), logits, "the nucleus of 1 of each row");
    }

    [Test, ForTask("06.9")]
    public void Who_is_sure_leaves_one()
    {
        var logits = tensor(new[] { 0f, 200f, -200f, 100f });
        foreach (double p in new[] { 0.01, 0.5, 0.999 })
        {
            TensorAssert.Close(
                SamplingFilters.TopP(logits, p),
                tensor(new[] { float.NegativeInfinity, 200f, float.NegativeInfinity, float.NegativeInfinity }),
                $"the nucleus of {p} of logits 0, 200, -200, 100, of which one has all of the probability");
        }
    }

    [Test, ForTask("06.9")]
    public void Of_equally_likely_tokens_as_many_stay_as_it_takes()
    {
        foreach (var (p, count) in new[] { (0.125, 1), (0.3, 3), (0.5, 4), (0.76, 7), (1.0, 8) })
        {
            Assert.That(
                SamplingFilters.TopP(zeros(8), p).isfinite().sum().ToInt64(),
                Is.EqualTo(count),
                $"how many of 8 equally likely tokens (0.125 each) it takes to reach {p}; whichever they are");
        }
    }

    [Test, ForTask("06.9")]
    public void Logits_need_not_be_logarithms() => TensorAssert.Close(
        SamplingFilters.TopP(Logits + 40, 0.7),
        tensor(new[] { Out, Math.Log(0.5), Out, Math.Log(0.25), Out }) + 40,
        "the nucleus of 0.7, of logits that are 40 higher: softmax takes no notice");

    [Test, ForTask("06.9")]
    public void Each_row_has_its_own()
    {
        foreach (double p in new[] { 0.2, 0.6, 0.95 })
        {
            var logits = Seeded.Normal(1, 3, 2, 9) * 2;
            TensorAssert.Close(
                SamplingFilters.TopP(logits, p),
                Reference.SamplingFilters.TopP(logits, p),
                $"the nucleus of {p} of each row");
        }
    }

    [Test, ForTask("06.9")]
    public void What_is_ruled_out_already_stays_out() => TensorAssert.Close(
        SamplingFilters.TopP(tensor(new[] { Out, 1, 1.5, Out }), 0.99),
        tensor(new[] { Out, 1, 1.5, Out }),
        "the nucleus of 0.99, of logits -inf, 1, 1.5, -inf");

    [Test, ForTask("06.9")]
    public void The_logits_are_left_as_they_were()
    {
        var logits = Seeded.Normal(2, 7);
        var before = logits.clone();

        SamplingFilters.TopP(logits, 0.5);

        TensorAssert.Unchanged(logits, before, "logits");
    }

    [Test, ForTask("06.9")]
    public void A_p_that_is_none_is_refused()
    {
        ArgumentAssert.Rejects<ArgumentOutOfRangeException>(() => SamplingFilters.TopP(ones(4), 0), "p", "it is 0");
        ArgumentAssert.Rejects<ArgumentOutOfRangeException>(() => SamplingFilters.TopP(ones(4), 1.1), "p", "it is 1.1");
    }
}
