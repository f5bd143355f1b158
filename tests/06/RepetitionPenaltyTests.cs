extern alias reference;

using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson06;

namespace Katas.Lesson06.Tests;

public class RepetitionPenaltyTests
{
    [Test, ForTask("06.7")]
    public void Each_seen_token_pays_once() => TensorAssert.Close(
        SamplingFilters.RepetitionPenalty(
            tensor(new[] { 2f, -2f, 0.5f, 1f, 0f }), tensor(new long[] { 0, 1, 1, 0, 1, 4 }), 2),
        tensor(new[] { 1f, -4f, 0.5f, 1f, 0f }),
        "logits 2, -2, 0.5, 1, 0 after a text of tokens 0, 1 and 4, at a penalty of 2",
        new Suspect(tensor(new[] { 1f, -1f, 0.5f, 1f, 0f }), "a negative logit that is divided becomes likelier"),
        new Suspect(tensor(new[] { 1f, -2f, 0.25f, 0.5f, 0f }), "all positive logits pay"));

    [Test, ForTask("06.7")]
    public void A_small_logit_pays_like_a_large_one() => TensorAssert.Close(
        SamplingFilters.RepetitionPenalty(tensor(new[] { 0.5f, -0.5f, 3f }), tensor(new long[] { 0, 1 }), 2),
        tensor(new[] { 0.25f, -1f, 3f }),
        "logits 0.5, -0.5, 3 after a text of tokens 0 and 1, at a penalty of 2",
        new Suspect(tensor(new[] { 1f, -1f, 3f }), "what counts is whether a logit is above 0, however small it is"));

    [Test, ForTask("06.7")]
    public void Each_row_has_a_text_of_its_own()
    {
        var (logits, text) = (Seeded.Normal(1, 3, 7), tensor(new long[,] { { 0, 1 }, { 6, 6 }, { 2, 5 } }));

        TensorAssert.Close(
            SamplingFilters.RepetitionPenalty(logits, text, 1.7),
            Reference.SamplingFilters.RepetitionPenalty(logits, text, 1.7),
            "logits of three texts");
    }

    [Test, ForTask("06.7")]
    public void A_penalty_of_1_changes_nothing()
    {
        var logits = Seeded.Normal(2, ScalarType.Float64, 2, 7);

        TensorAssert.Close(
            SamplingFilters.RepetitionPenalty(logits, tensor(new long[,] { { 0, 1 }, { 5, 6 } }), 1),
            logits,
            "logits at a penalty of 1");
    }

    [Test, ForTask("06.7")]
    public void A_penalty_below_1_is_a_reward() => TensorAssert.Close(
        SamplingFilters.RepetitionPenalty(
            tensor(new[] { 2f, -2f, 3f, float.NegativeInfinity }), tensor(new long[] { 0, 1, 3 }), 0.5),
        tensor(new[] { 4f, -1f, 3f, float.NegativeInfinity }),
        "logits 2, -2, 3, -inf after a text of tokens 0, 1 and 3, at a penalty of 0.5");

    [Test, ForTask("06.7")]
    public void The_type_of_the_logits_is_kept()
    {
        foreach (var type in new[] { ScalarType.Float64, ScalarType.BFloat16 })
        {
            TensorAssert.Close(
                SamplingFilters.RepetitionPenalty(
                    tensor(new[] { 2f, -2f, 3f }).to(type), tensor(new long[] { 0, 1 }), 2),
                tensor(new[] { 1f, -4f, 3f }).to(type),
                $"logits 2, -2, 3 in {type} after a text of tokens 0 and 1, at a penalty of 2");
        }
    }

    [Test, ForTask("06.7")]
    public void The_logits_are_left_as_they_were()
    {
        var logits = Seeded.Normal(3, 7);
        var before = logits.clone();

        SamplingFilters.RepetitionPenalty(logits, tensor(new long[] { 1, 2, 3 }), 3);

        TensorAssert.Unchanged(logits, before, "logits");
    }

    [Test, ForTask("06.7")]
    public void What_does_not_fit_is_refused()
    {
        ArgumentAssert.Rejects<ArgumentOutOfRangeException>(
            () => SamplingFilters.RepetitionPenalty(ones(4), tensor(new long[] { 1 }), 0), "penalty", "it is 0");
        ArgumentAssert.Rejects(
            () => SamplingFilters.RepetitionPenalty(ones(4), ones(2), 2), "text", ones(2), "it holds no ids");
    }
}
