extern alias reference;

using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson06;

namespace Katas.Lesson06.Tests;

public class TopKTests
{
    private const float Out = float.NegativeInfinity;

    [Test, ForTask("06.8")]
    public void The_k_highest_stay_where_they_were() => TensorAssert.Close(
        SamplingFilters.TopK(tensor(new[] { 0.5f, 3f, -1f, 2f, 1f }), 2),
        tensor(new[] { Out, 3f, Out, 2f, Out }),
        "the 2 highest of 0.5, 3, -1, 2, 1",
        new Suspect(tensor(new[] { 0f, 3f, 0f, 2f, 0f }), "a logit of 0 is no probability of 0"),
        new Suspect(tensor(new[] { 0.5f, Out, -1f, Out, Out }), "the lowest stay"));

    [Test, ForTask("06.8")]
    public void Of_distinct_logits_exactly_k_stay()
    {
        foreach (int size in new[] { 5, 7, 20, 101 })
        {
            var logits = Seeded.Normal(size, 3, size);
            for (int k = 1; k < size; k++)
            {
                long[] counts = [.. SamplingFilters.TopK(logits, k).isfinite().sum(-1).data<long>()];
                string cause = counts.All(count => Math.Abs(count - k) <= 1)
                    ? "\nLikely cause: the bar that they are measured against is no logit but a computed number, and "
                        + "rounding "
                    + "puts it above or below the one that it should be."
                    : "";
                Assert.That(
                    counts,
                    Is.All.EqualTo(k),
                    $"how many of {size} distinct logits stay in each of 3 rows, of which {k} are to{cause}");
            }
        }
    }

    [Test, ForTask("06.8")]
    public void Each_row_has_its_own()
    {
        foreach (long k in new long[] { 1, 3, 6 })
        {
            var logits = Seeded.Normal(1, 3, 2, 7);
            TensorAssert.Close(
                SamplingFilters.TopK(logits, k),
                Reference.SamplingFilters.TopK(logits, k),
                $"the {k} highest of each row");
        }
    }

    [Test, ForTask("06.8")]
    public void All_stay_if_there_are_fewer()
    {
        var logits = Seeded.Normal(2, ScalarType.Float64, 2, 7);
        TensorAssert.Close(SamplingFilters.TopK(logits, 7), logits, "the 7 highest of 7");
        TensorAssert.Close(SamplingFilters.TopK(logits, 50), logits, "the 50 highest of 7");
        TensorAssert.Close(SamplingFilters.TopK(logits, 5_000_000_000), logits, "the 5,000,000,000 highest of 7");
    }

    [Test, ForTask("06.8")]
    public void Of_equal_logits_at_the_edge_some_or_all_stay()
    {
        // The highest, 3, stays; of the three that are 2, one has to, and the others may; 1 and 0 go.
        float[] logits = [2, 0, 2, 3, 1, 2];

        float[] seen = SamplingFilters.TopK(tensor(logits), 2).data<float>().ToArray();

        int stay = seen.Count(logit => logit != Out);
        Assert.That(stay, Is.InRange(2, 4), $"how many of 2, 0, 2, 3, 1, 2 stay, of which 2 are to; seen {Text(seen)}");
        Assert.That(
            logits.Zip(seen).All(
                pair => pair.Second == Out ? pair.First <= 2 : pair.Second == pair.First && pair.First >= 2),
            Is.True,
            $"whether 3 stays, 1 and 0 go, and what stays is as it was, of 2, 0, 2, 3, 1, 2; seen {Text(seen)}");
        Assert.That(
            SamplingFilters.TopK(ones(6), 4).isfinite().sum().ToInt64(),
            Is.InRange(4, 6),
            "how many of six equal logits stay, of which 4 are to");

        static string Text(float[] logits) => string.Join(", ", logits);
    }

    [Test, ForTask("06.8")]
    public void The_type_of_the_logits_is_kept()
    {
        foreach (var type in new[] { ScalarType.Float64, ScalarType.BFloat16 })
        {
            TensorAssert.Close(
                SamplingFilters.TopK(tensor(new[] { 0.5f, 3f, -1f, 2f, 1f }).to(type), 2),
                tensor(new[] { Out, 3f, Out, 2f, Out }).to(type),
                $"the 2 highest of 0.5, 3, -1, 2, 1 in {type}");
        }
    }

    [Test, ForTask("06.8")]
    public void Each_call_stands_for_itself()
    {
        foreach (var (size, k) in new[] { (7, 3), (4, 3), (50, 1), (7, 2) })
        {
            var logits = Seeded.Normal(4, size);
            TensorAssert.Close(
                SamplingFilters.TopK(logits, k),
                Reference.SamplingFilters.TopK(logits, k),
                $"the {k} highest of {size}, after calls with other sizes");
        }
    }

    [Test, ForTask("06.8")]
    public void What_is_ruled_out_already_stays_out() => TensorAssert.Close(
        SamplingFilters.TopK(tensor(new[] { Out, -3f, -5f }), 1),
        tensor(new[] { Out, -3f, Out }),
        "the highest of -inf, -3, -5");

    [Test, ForTask("06.8")]
    public void The_logits_are_left_as_they_were()
    {
        var logits = Seeded.Normal(3, 7);
        var before = logits.clone();

        SamplingFilters.TopK(logits, 2);

        TensorAssert.Unchanged(logits, before, "logits");
    }

    [Test, ForTask("06.8")]
    public void A_k_of_0_is_refused() => ArgumentAssert.Rejects<ArgumentOutOfRangeException>(
        () => SamplingFilters.TopK(ones(4), 0), "k", "it is 0");
}
