extern alias reference;

using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson02;

namespace Katas.Lesson02.Tests;

public class CausalTests
{
    [Test, ForTask("02.3")]
    public void Four_tokens_see_themselves_and_what_came_before() => TensorAssert.Close(
        Masks.Causal(4),
        tensor(new[,]
        {
            { true, false, false, false },
            { true, true, false, false },
            { true, true, true, false },
            { true, true, true, true },
        }),
        "causal mask of 4 tokens",
        [.. Suspects(4)]);

    [Test, ForTask("02.3")]
    public void Every_length_matches_the_reference()
    {
        foreach (long length in new[] { 1, 2, 5, 33 })
        {
            TensorAssert.Close(
                Masks.Causal(length),
                Reference.Masks.Causal(length),
                $"causal mask of {length} tokens",
                [.. Suspects(length)]);
        }
    }

    [Test, ForTask("02.3")]
    public void No_token_is_without_anything_to_see() => Assert.That(
        Masks.Causal(7).any(-1).all().ToBoolean(),
        Is.True,
        "whether each token may attend to something; a token that sees nothing, itself included, has no output");

    [Test, ForTask("02.3")]
    public void Each_call_gives_a_mask_of_its_own()
    {
        var first = Masks.Causal(6);
        first.fill_(true); // as a caller may who lets every token see every other
        TensorAssert.Close(
            Masks.Causal(6),
            Reference.Masks.Causal(6),
            "causal mask of 6 tokens, after somebody wrote into one that was given out before",
            new Suspect(first, "the same tensor is given out again; each caller gets a new one"));

        Masks.Causal(6).Dispose();
        TensorAssert.Close(
            Masks.Causal(6),
            Reference.Masks.Causal(6),
            "causal mask of 6 tokens, after one that was given out before was disposed");
    }

    [Test, ForTask("02.3")]
    public void A_length_of_0_is_refused() =>
        ArgumentAssert.Rejects<ArgumentOutOfRangeException>(() => Masks.Causal(0), "length", "it is 0");

    private static IEnumerable<Suspect> Suspects(long length)
    {
        var all = ones(length, length, dtype: ScalarType.Bool);
        yield return new Suspect(
            all.tril().logical_not(), "the mask is the wrong way round: true means that a query may attend");
        yield return new Suspect(
            all.triu(), "queries and keys are swapped: this lets a token see the ones after it");
        yield return new Suspect(all.tril(-1), "a token does not see itself, and the first one sees nothing at all");
        yield return new Suspect(all.tril(1), "each token sees the next one");
        yield return new Suspect(
            all.tril().to(ScalarType.Float32),
            "the mask holds numbers; a floating-point mask is added to the scores, and 1 and 0 rule nothing out");
        yield return new Suspect(
            zeros(length, length).masked_fill(all.triu(1), float.NegativeInfinity),
            "this is an additive mask; a boolean one is asked for here");
    }
}
