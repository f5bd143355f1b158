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
        TensorAssert.Close(SamplingFilters.TopP(Logits, 1e-6), wanted, "the nucleus of 0.000001");
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
