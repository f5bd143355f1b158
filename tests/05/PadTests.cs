extern alias reference;

using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson05;

namespace Katas.Lesson05.Tests;

public class PadTests
{
    private static readonly long[][] s_sentences = [[5, 6], [7], [8, 9, 4, 3]];

    [Test, ForTask("05.1")]
    public void Shorter_sequences_are_filled_up_at_their_ends() => TensorAssert.Close(
        Batches.Pad(s_sentences, 0),
        tensor(new long[,] { { 5, 6, 0, 0 }, { 7, 0, 0, 0 }, { 8, 9, 4, 3 } }),
        "the sentences [5, 6], [7] and [8, 9, 4, 3], padded with 0",
        new Suspect(
            tensor(new long[,] { { 0, 0, 5, 6 }, { 0, 0, 0, 7 }, { 8, 9, 4, 3 } }),
            "the filler stands in front; the first token has to stay in the first place"));

    [Test, ForTask("05.1")]
    public void The_filler_may_be_any_number()
    {
        TensorAssert.Close(
            Batches.Pad(s_sentences, Tagging.Ignored),
            tensor(new long[,] { { 5, 6, -100, -100 }, { 7, -100, -100, -100 }, { 8, 9, 4, 3 } }),
            "labels, padded with -100");
        TensorAssert.Close(
            Batches.Pad([[0], [0, 1]], 7), tensor(new long[,] { { 0, 7 }, { 0, 1 } }), "[0] and [0, 1], padded with 7");
    }

    [Test, ForTask("05.1")]
    public void Sequences_of_one_length_need_no_filler()
    {
        TensorAssert.Close(
            Batches.Pad([[1, 2, 3], [4, 5, 6]], 0), tensor(new long[,] { { 1, 2, 3 }, { 4, 5, 6 } }), "two of three");
        TensorAssert.Close(Batches.Pad([[9]], 0), tensor(new long[,] { { 9 } }), "one of one");
    }

    [Test, ForTask("05.1")]
    public void An_empty_sequence_becomes_nothing_but_filler() => TensorAssert.Close(
        Batches.Pad([[], [3, 2]], 1), tensor(new long[,] { { 1, 1 }, { 3, 2 } }), "[] and [3, 2], padded with 1");

    [Test, ForTask("05.1")]
    public void A_large_batch_matches_the_reference()
    {
        var random = new Random(1);
        long[][] sentences =
        [
            .. Enumerable.Range(1, 40).Select(n => Enumerable.Range(0, random.Next(n)).Select(i => (long)i).ToArray()),
        ];

        TensorAssert.Close(
            Batches.Pad(sentences, -1), Reference.Batches.Pad(sentences, -1), "40 sequences, padded with -1");
    }

    [Test, ForTask("05.1")]
    public void The_sequences_are_left_as_they_were()
    {
        long[][] sentences = [[5, 6], [7]];

        Batches.Pad(sentences, 0);

        Assert.That(sentences, Is.EqualTo(new long[][] { [5, 6], [7] }), "the sequences after the call");
    }

    [Test, ForTask("05.1")]
    public void Numbers_beyond_Int32_keep_their_digits() => TensorAssert.Close(
        Batches.Pad([[5_000_000_001], [3, -5_000_000_001]], 6_000_000_000),
        tensor(new[,] { { 5_000_000_001, 6_000_000_000 }, { 3, -5_000_000_001 } }),
        "numbers of five thousand million, padded with six thousand million",
        tolerance: 0);

    [Test, ForTask("05.1")]
    public void Each_call_gives_a_tensor_of_its_own()
    {
        var first = Batches.Pad(s_sentences, 0);
        var before = first.clone();

        Batches.Pad([[1, 1, 1, 1], [1, 1, 1, 1], [1, 1, 1, 1]], 2);

        TensorAssert.Close(first, before, "a batch after another one of the same size was padded");
    }

    [Test, ForTask("05.1")]
    public void Nothing_to_pad_is_refused()
    {
        ArgumentAssert.Rejects<ArgumentException>(() => Batches.Pad([], 0), "sequences", "there are none");
        ArgumentAssert.Rejects<ArgumentException>(() => Batches.Pad([[], []], 0), "sequences", "they are empty");
        ArgumentAssert.Rejects<ArgumentNullException>(() => Batches.Pad(null!, 0), "sequences", "it is null");
    }
}
