extern alias reference;

using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson05;

namespace Katas.Lesson05.Tests;

public class MaskingTests
{
    private const long MaskId = 2;

    [Test, ForTask("05.10")]
    public void Each_token_is_chosen_by_its_own_draw_whatever_the_others_drew()
    {
        foreach (var (draw, count) in new[] { (0.1f, 20), (0.9f, 0) })
        {
            var tokens = arange(10, 30).reshape(2, 10);
            var draws = new MaskingDraws(full([2, 10], draw), zeros(2, 10), tokens + 20);

            var (_, labels) = Masking.Apply(tokens, ones_like(tokens, dtype: ScalarType.Bool), draws, MaskId);

            Assert.That(
                labels.ne(Tagging.Ignored).sum().item<long>(),
                Is.EqualTo(count),
                $"tokens that are chosen of 20 candidates, all of which drew {draw}; no number of them is fixed "
                    + "beforehand");
        }
    }

    [Test, ForTask("05.10")]
    public void A_chosen_token_is_hidden_replaced_or_left()
    {
        var tokens = tensor(new long[,] { { 10, 11, 12, 13, 14 } });
        var draws = new MaskingDraws(
            tensor(new[,] { { 0.1f, 0.1f, 0.1f, 0.9f, 0.1f } }), // the fourth is not chosen
            tensor(new[,] { { 0.1f, 0.85f, 0.95f, 0.1f, 0.79f } }),
            tensor(new long[,] { { 20, 21, 22, 23, 24 } }));

        var (inputs, labels) = Masking.Apply(tokens, ones_like(tokens, dtype: ScalarType.Bool), draws, MaskId);

        TensorAssert.Close(
            inputs, tensor(new long[,] { { 2, 21, 12, 13, 2 } }), "inputs: hidden, replaced, left, not chosen, hidden");
        TensorAssert.Close(
            labels,
            tensor(new long[,] { { 10, 11, 12, -100, 14 } }),
            "labels: every chosen token as it was, and -100 for the one not chosen",
            new Suspect(
                tensor(new long[,] { { 10, -100, -100, -100, 14 } }),
                "only what is hidden is asked; all chosen ones should be"),
            new Suspect(
                tensor(new long[,] { { 2, 21, 12, -100, 2 } }), "the labels are taken from the inputs, after masking"));
    }

    [Test, ForTask("05.10")]
    public void Inputs_and_labels_match_the_reference()
    {
        Compare(1, 4, 50, everyone: true);
        Compare(2, 3, 40, everyone: false);
    }

    [Test, ForTask("05.10")]
    public void Only_candidates_are_chosen()
    {
        var tokens = arange(100, 400).reshape(3, 100);
        var candidates = Seeded.Mask(3, 3, 100);

        var (inputs, labels) = Masking.Apply(tokens, candidates, Draws(4, 3, 100), MaskId);

        var others = candidates.logical_not();
        TensorAssert.Close(
            inputs.masked_select(others), tokens.masked_select(others), "inputs that are no candidates: as they were");
        Assert.That(
            labels.masked_select(others).ne(Tagging.Ignored).any().item<bool>(),
            Is.False,
            "a token that is no candidate is asked");
    }

    [Test, ForTask("05.10")]
    public void The_shares_are_BERT_s()
    {
        var tokens = full([100, 400], 5, ScalarType.Int64);
        using var generator = new Generator(5);

        var (inputs, labels) = Masking.Apply(
            tokens,
            ones_like(tokens, dtype: ScalarType.Bool),
            MaskingDraws.Draw(100, 400, 10, 60, generator),
            MaskId);

        var chosen = labels.ne(Tagging.Ignored);
        double count = chosen.sum().item<long>();
        Assert.That(count / tokens.numel(), Is.EqualTo(0.15).Within(0.01), "the share of tokens that are asked");
        Assert.That(Share(inputs.eq(MaskId)), Is.EqualTo(0.8).Within(0.02), "the share of those that are hidden");
        Assert.That(Share(inputs.ge(10)), Is.EqualTo(0.1).Within(0.02), "the share of those that are replaced");
        Assert.That(Share(inputs.eq(tokens)), Is.EqualTo(0.1).Within(0.02), "the share of those that are left");

        double Share(Tensor which) => which.logical_and(chosen).sum().item<long>() / count;
    }

    [Test, ForTask("05.10")]
    public void The_mask_token_may_be_any()
    {
        foreach (long maskId in new long[] { 0, 7, 103, 5_000_000_000 })
        {
            var tokens = full([3, 100], 50, ScalarType.Int64);
            var draws = new MaskingDraws(zeros(3, 100), zeros(3, 100), ones_like(tokens)); // all chosen, all hidden

            var (inputs, _) = Masking.Apply(tokens, ones_like(tokens, dtype: ScalarType.Bool), draws, maskId);

            TensorAssert.Close(inputs, full_like(tokens, maskId), $"inputs, all hidden behind {maskId}", tolerance: 0);
        }
    }

    [Test, ForTask("05.10")]
    public void Tokens_are_left_as_they_were()
    {
        var tokens = arange(100, 400).reshape(3, 100);
        var before = tokens.clone();

        Masking.Apply(tokens, ones_like(tokens, dtype: ScalarType.Bool), Draws(6, 3, 100), MaskId);

        TensorAssert.Unchanged(tokens, before, "tokens");
    }

    [Test, ForTask("05.10")]
    public void Shapes_that_do_not_fit_are_refused()
    {
        var tokens = arange(10).reshape(2, 5);
        var candidates = ones(2, 4, dtype: ScalarType.Bool);

        ArgumentAssert.Rejects(
            () => Masking.Apply(tokens, candidates, Draws(7, 2, 5), MaskId), "candidates", candidates, "4, 5 tokens");
    }

    /// <summary>Draws that follow from a seed, <c>[batch, length]</c> each.</summary>
    private static MaskingDraws Draws(int seed, long batch, long length)
    {
        using var generator = new Generator((ulong)seed);
        return MaskingDraws.Draw(batch, length, 10, 60, generator);
    }

    private static void Compare(int seed, long batch, long length, bool everyone)
    {
        var tokens = (arange(batch * length).remainder(17) + 20).reshape(batch, length);
        var candidates =
            everyone ? ones_like(tokens, dtype: ScalarType.Bool) : Seeded.Mask(seed + 10, batch, length);
        var draws = Draws(seed, batch, length);
        var expected = Reference.Masking.Apply(
            tokens, candidates, new Reference.MaskingDraws(draws.Choice, draws.Fate, draws.Replacement), MaskId);

        var (inputs, labels) = Masking.Apply(tokens, candidates, draws, MaskId);

        string what = everyone ? "all tokens being candidates" : "about half of the tokens being candidates";
        TensorAssert.Close(labels, expected.labels, $"labels, {what}");
        TensorAssert.Close(inputs, expected.inputs, $"inputs, {what}");
    }
}
