using Katas.Lesson09;
using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson12.Tests;

public class PackingTests
{
    private const long No = InstructionExample.Ignored;

    [Test, ForTask("12.11")]
    public void Each_goes_into_the_first_row_with_room()
    {
        Assert.That(Lengths([6, 5, 3, 2, 4, 1], 9), Is.EqualTo("6+3 5+2+1 4"), "lengths in the rows of 9 tokens");
        Assert.That(Lengths([4, 4, 4], 4), Is.EqualTo("4 4 4"), "lengths in rows that one example fills");
        Assert.That(Lengths([2, 8, 2, 2, 3], 9), Is.EqualTo("2+2+2+3 8"), "lengths, where a later row has less room");
        Assert.That(Lengths([5, 7, 3], 10), Is.EqualTo("5+3 7+3").Or.EqualTo("5+3 7"), "lengths, where two rows have room");
    }

    [Test, ForTask("12.11")]
    public void Where_two_rows_have_room_the_first_is_taken()
    {
        Assert.That(Lengths([5, 7, 3], 10), Is.EqualTo("5+3 7"), "lengths: the first row with room, not the fullest");
        Assert.That(Lengths([7, 5, 2], 10), Is.EqualTo("7+2 5"), "lengths: the first row with room, not the emptiest");
    }

    [Test, ForTask("12.11")]
    public void What_is_longer_than_a_row_is_reported_by_its_place()
    {
        var packed = Packing.Rows([Example(4, 1), Example(10, 2), Example(9, 3), Example(30, 4), Example(1, 5)], 9);
        Assert.That(packed.TooLong, Is.EqualTo(new[] { 1, 3 }), "places of the examples that are too long, 9 is not");
        Assert.That(
            packed.Rows.SelectMany(row => row).Select(example => example.Length),
            Is.EquivalentTo(new[] { 4, 9, 1 }),
            "lengths of those in rows: nothing is split or cut");
    }

    [Test, ForTask("12.11")]
    public void Examples_stay_whole_in_their_order_and_none_is_lost()
    {
        InstructionExample[] examples = [.. Enumerable.Range(0, 12).Select(i => Example(1 + (i * 5 % 7), i))];
        var packed = Packing.Rows(examples, 8);
        Assert.That(packed.Rows.SelectMany(row => row), Is.EquivalentTo(examples), "examples in all rows");
        foreach (var row in packed.Rows)
        {
            Assert.That(
                row.Select(example => Array.IndexOf(examples, example)), Is.Ordered, "places of the examples in a row");
            Assert.That(row.Sum(example => example.Length), Is.InRange(1, 8), "tokens of a row");
        }
    }

    [Test, ForTask("12.11")]
    public void No_example_makes_no_row()
    {
        Assert.That(Packing.Rows([], 8).Rows, Is.Empty, "rows of no example");
        Assert.That(Packing.Rows([Example(9, 1)], 8).Rows, Is.Empty, "rows of an example that is too long");
        ArgumentAssert.Rejects<ArgumentException>(() => Packing.Rows([], 0), "length", "it is 0");
    }

    [Test, ForTask("12.12")]
    public void Ids_labels_and_positions_are_those_of_the_picture()
    {
        var batch = Packing.Batch([[new([11, 12, 13, 14, 2], [No, No, 13, 14, 2]), new([15, 16, 2], [No, 16, 2])]], 10, 2);
        TensorAssert.Close(batch.Ids, tensor(new long[,] { { 11, 12, 13, 14, 2, 15, 16, 2, 2, 2 } }), "ids");
        TensorAssert.Close(
            batch.Labels,
            tensor(new long[,] { { No, No, 13, 14, 2, No, 16, 2, No, No } }),
            "labels: both ends have one, and padding of the same id has none");
        TensorAssert.Close(
            batch.Positions, tensor(new long[,] { { 0, 1, 2, 3, 4, 0, 1, 2, 0, 0 } }), "positions: each example begins at 0");
    }

    [Test, ForTask("12.12")]
    public void Nobody_sees_another_example_and_padding_sees_padding()
    {
        var batch = Packing.Batch([[Example(2, 1), Example(3, 2)], [Example(4, 3)]], 6, 0);
        Assert.That(batch.Mask.shape, Is.EqualTo(new long[] { 2, 1, 6, 6 }), "shape of the mask, [rows, 1, length, length]");
        Assert.That(batch.Mask.dtype, Is.EqualTo(ScalarType.Bool), "type of the mask");
        long[][] owners = [[1, 1, 2, 2, 2, 0], [1, 1, 1, 1, 0, 0]];
        var owner = tensor([.. owners.SelectMany(row => row)]).view(2, 6);
        var expected = owner.unsqueeze(-1) == owner.unsqueeze(-2);
        var past = arange(6).unsqueeze(-1) >= arange(6); // the model hides the future itself, so either is right there
        TensorAssert.Close(
            batch.Mask[.., 0].logical_and(past), expected.logical_and(past), "mask, as far as it is about the past");
    }

    [TestCase("Llama"), TestCase("GPT-2"), ForTask("12.12")]
    public void Packed_is_one_by_one(string kind)
    {
        var model = Models.Model(kind);
        InstructionExample[] examples = [.. new[] { 5, 3, 4, 6, 2 }.Select((length, i) => Example(length, 40 + i))];
        using var noGradient = no_grad();
        var rows = new[] { new[] { 0, 1, 2 }, new[] { 3, 4 } };
        var batch = Packing.Batch([.. rows.Select(row => row.Select(i => examples[i]).ToArray())], 13, 7);
        var packed = model.call(batch.Input).Logits!;
        TensorAssert.NoNaN(packed, $"{kind}: logits, padding included");
        for (int r = 0; r < rows.Length; r++)
        {
            long start = 0;
            foreach (int i in rows[r])
            {
                var alone = model.call(new ModelInput(tensor(examples[i].Ids).unsqueeze(0))).Logits!;
                TensorAssert.Close(
                    packed[r].narrow(0, start, examples[i].Length),
                    alone[0],
                    $"{kind}: logits of example {i} in row {r}, from place {start} on",
                    1e-4);
                start += examples[i].Length;
            }
        }
    }

    [Test, ForTask("12.12")]
    public void No_label_is_asked_for_across_a_seam()
    {
        // The second example is an answer from its first token on: what comes before it is another example's.
        var batch = Packing.Batch([[new([4, 5], [No, 5]), new([6, 7, 8], [6, 7, 8])]], 6, 0);
        TensorAssert.Close(batch.Labels, tensor(new long[,] { { No, 5, No, 7, 8, No } }), "labels: the first token of each has none");
    }

    [Test, ForTask("12.12")]
    public void A_full_row_and_an_empty_one_are_rows()
    {
        var batch = Packing.Batch([[Example(3, 1), Example(2, 2)], []], 5, 9);
        Assert.That(batch.Ids.shape, Is.EqualTo(new long[] { 2, 5 }), "shape of the ids");
        TensorAssert.Close(batch.Ids[1], full(5, 9, ScalarType.Int64), "ids of a row without examples");
        TensorAssert.Close(batch.Labels[1], full(5, No, ScalarType.Int64), "labels of a row without examples");
        Assert.That(batch.Ids.dtype, Is.EqualTo(ScalarType.Int64), "type of the ids");
    }

    [Test, ForTask("12.12")]
    public void Examples_stay_as_they_are()
    {
        InstructionExample example = new([4, 5, 6], [4, 5, 6]);
        Packing.Batch([[example]], 4, 0);
        Assert.That(example.Labels, Is.EqualTo(new long[] { 4, 5, 6 }), "labels of the example, after the call");
    }

    [Test, ForTask("12.12")]
    public void Rows_that_are_too_short_are_refused() => ArgumentAssert.Rejects<ArgumentException>(
        () => Packing.Batch([[Example(3, 1), Example(3, 2)]], 5, 0), "rows", "six tokens do not fit into five");

    private static string Lengths(int[] lengths, long row) => string.Join(' ', Packing.Rows(
        [.. lengths.Select((length, i) => Example(length, i))], row).Rows.Select(
            examples => string.Join('+', examples.Select(example => example.Length))));

    private static InstructionExample Example(int length, int seed)
    {
        long[] ids = [.. Enumerable.Range(0, length).Select(i => 1 + (((seed * 7L) + (i * 3)) % 30))];
        return new InstructionExample(ids, [.. ids.Select((id, i) => i < length / 2 ? No : id)]);
    }
}
