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
