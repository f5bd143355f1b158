extern alias reference;

using Katas.Testkit;
using Katas.Toolkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson02;

namespace Katas.Lesson02.Tests;

public class PaddingTests
{
    [Test, ForTask("02.4")]
    public void Real_tokens_are_true_and_padding_is_false()
    {
        var tokens = tensor(new long[,] { { 7, 3, 5, 2 }, { 4, 9, 0, 0 } });

        TensorAssert.Close(
            Masks.Padding(tokens, 0),
            tensor(new[] { true, true, true, true, true, true, false, false }, [2, 1, 1, 4]),
            "padding mask of (7 3 5 2) and (4 9 0 0), 0 being padding",
            [.. Suspects(tokens, 0)]);
    }

    [Test, ForTask("02.4")]
    public void The_padding_id_may_be_any_number()
    {
        CompareWithReference(tensor(new long[,] { { 7, 3, 9, 9, 9 }, { 4, 0, 1, 0, 9 } }), 9);
        CompareWithReference(tensor(new long[,] { { 7, 3, -1, -1, -1 }, { 4, 0, 1, 0, -1 } }), -1);
        CompareWithReference(tensor(new long[,] { { 7, 3, 5, 5, 5 }, { 4, 0, 1, 0, 5 } }), 5);
    }

    [Test, ForTask("02.4")]
    public void Padding_may_stand_anywhere() =>
        CompareWithReference(tensor(new long[,] { { 0, 0, 3, 4, 5 }, { 1, 0, 2, 0, 3 }, { 0, 0, 0, 0, 0 } }), 0);

    [Test, ForTask("02.4")]
    public void A_batch_of_one_and_a_sequence_of_one_keep_their_dimensions()
    {
        CompareWithReference(tensor(new long[,] { { 3, 4, 0 } }), 0);
        CompareWithReference(tensor(new long[,] { { 3 }, { 0 } }), 0);
    }

    [Test, ForTask("02.4")]
    public void Int32_tokens_work_too() =>
        CompareWithReference(tensor(new[,] { { 3, 4, 0, 0 }, { 1, 2, 5, 0 } }), 0);

    [Test, ForTask("02.4")]
    public void The_same_tokens_may_come_again_with_another_id_or_other_numbers()
    {
        var tokens = tensor(new long[,] { { 7, 3, 9, 9 }, { 4, 3, 1, 9 } });
        CompareWithReference(tokens, 9);
        CompareWithReference(tokens, 3);
        tokens.fill_(9);
        CompareWithReference(tokens, 9);
    }

    [Test, ForTask("02.4")]
    public void It_broadcasts_over_heads_and_queries()
    {
        var mask = Masks.Padding(tensor(new long[,] { { 3, 4, 0 }, { 5, 0, 0 } }), 0);
        var scores = zeros(2, 3, 5, 3); // [batch, heads, query, key]

        var hidden = scores.masked_fill(mask.logical_not(), 1);

        TensorAssert.Close(
            hidden.sum([1, 2]),
            tensor(new float[,] { { 0, 0, 15 }, { 0, 15, 15 } }),
            "scores hidden, of 15 for each key");
    }

    [Test, ForTask("02.4")]
    public void The_tokens_are_left_as_they_were()
    {
        var tokens = tensor(new long[,] { { 3, 4, 0 }, { 5, 0, 0 } });
        var before = tokens.clone();

        Masks.Padding(tokens, 0);

        TensorAssert.Unchanged(tokens, before, "tokens");
    }

    [Test, ForTask("02.4")]
    public void Tokens_without_a_batch_are_refused()
    {
        var tokens = tensor(new long[] { 3, 4, 0 });

        ArgumentAssert.Rejects(() => Masks.Padding(tokens, 0), "tokens", tokens, "there is no batch");
    }

    private static void CompareWithReference(Tensor tokens, long paddingId)
    {
        var expected = Reference.Masks.Padding(tokens, paddingId);
        Suspect[] suspects = [.. Suspects(tokens, paddingId)];
        TensorAssert.Close(
            Masks.Padding(tokens, paddingId),
            expected,
            $"padding mask of tokens {Guard.Shape(tokens)}, {paddingId} being padding",
            suspects);
    }

    private static IEnumerable<Suspect> Suspects(Tensor tokens, long paddingId)
    {
        var real = tokens.ne(paddingId).unsqueeze(1).unsqueeze(1);
        yield return new Suspect(
            real.logical_not(), "the mask is the wrong way round: true marks a real token, which may be attended to");
        yield return new Suspect(
            tokens.ne(0).unsqueeze(1).unsqueeze(1), "paddingId is not used; padding is not always 0");
        yield return new Suspect(
            tokens.gt(paddingId).unsqueeze(1).unsqueeze(1), "ids below that of padding are real tokens, too");
        yield return new Suspect(
            real.squeeze(1).squeeze(1).unsqueeze(-1).unsqueeze(-1),
            "the keys should be the last dimension: this lines them up with the heads");
        yield return new Suspect(
            real.transpose(-2, -1),
            "the padding is laid along the queries and not along the keys: it is the padding that nobody may look at");
        yield return new Suspect(
            real.squeeze(1), "a dimension is missing: broadcasting would take the batch for heads");
        yield return new Suspect(
            real.squeeze(1).squeeze(1), "two dimensions are missing: broadcasting would take the batch for queries");
        yield return new Suspect(real.to(ScalarType.Float32), "the mask holds numbers; a boolean one is asked for");
    }
}
