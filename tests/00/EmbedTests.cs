extern alias reference;

using Katas.Testkit;
using Katas.Toolkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson00;

namespace Katas.Lesson00.Tests;

public class EmbedTests
{
    [Test, ForTask("00.5")]
    public void Words_are_looked_up_and_padding_is_0()
    {
        var table = tensor(new float[,] { { 9, 9 }, { 1, 10 }, { 2, 20 } });
        var words = tensor(new long[,] { { 2, 1, 2 }, { 1, 0, 0 } });

        TensorAssert.Close(
            Words.Embed(table, words, padding: 0),
            tensor(new float[,,] { { { 2, 20 }, { 1, 10 }, { 2, 20 } }, { { 1, 10 }, { 0, 0 }, { 0, 0 } } }),
            "two sentences of words 1 and 2, with 0 as padding",
            new Suspect(
                zeros(2, 3, 2),
                "nothing is taken for a word: it is the ids, not the vectors, that tell what is padding"),
            new Suspect(
                tensor(new float[,,] { { { 0, 0 }, { 0, 0 }, { 0, 0 } }, { { 0, 0 }, { 9, 9 }, { 9, 9 } } }),
                "the mask is the wrong way round: the words are zeros"));
    }

    [Test, ForTask("00.5")]
    public void Words_of_any_shape_are_looked_up()
    {
        var table = Seeded.Normal(1, 7, 4);
        CompareWithReference(table, Ids(2, 5), 3);
        CompareWithReference(table, Ids(3, 2, 5), 3);
        CompareWithReference(table, Ids(4, 6, 2, 3), 3);
        CompareWithReference(table, Ids(5, 1, 1), 3);
    }

    [Test, ForTask("00.5")]
    public void As_many_words_as_features_hide_nothing()
    {
        CompareWithReference(Seeded.Normal(6, 4, 4), Ids(7, 4, 4) % 4, 1);
        CompareWithReference(Seeded.Normal(8, 7, 5), Ids(9, 2, 5), 2);
    }

    [Test, ForTask("00.5")]
    public void Any_word_can_be_the_padding()
    {
        for (long padding = 0; padding < 7; padding++)
        {
            CompareWithReference(Seeded.Normal(10, 7, 4), Ids(11, 2, 5), padding);
        }
    }

    [Test, ForTask("00.5")]
    public void A_padding_that_does_not_occur_changes_nothing() =>
        CompareWithReference(Seeded.Normal(12, 7, 4), Ids(13, 2, 5), -100);

    [Test, ForTask("00.5")]
    public void A_vector_of_zeros_in_the_table_is_no_padding()
    {
        var table = Seeded.Normal(14, 7, 4);
        table[2] = zeros(4);
        CompareWithReference(table, Ids(15, 2, 5), 3);
    }

    [Test, ForTask("00.5")]
    public void NaN_and_infinity_in_the_padding_s_row_do_not_come_through()
    {
        foreach (float value in new[] { float.NaN, float.PositiveInfinity })
        {
            var table = Seeded.Normal(16, 7, 4);
            table[3] = full([4], value);
            var vectors = Words.Embed(table, tensor(new long[,] { { 1, 3 }, { 3, 6 } }), padding: 3);

            TensorAssert.NoNaN(
                vectors,
                $"vectors, the table having {value} for the padding",
                "0 times NaN or infinity is NaN: choose with a mask, and do not multiply by it");
            CompareWithReference(table, tensor(new long[,] { { 1, 3 }, { 3, 6 } }), 3);
        }
    }

    [Test, ForTask("00.5")]
    public void NaN_in_a_word_s_row_comes_through()
    {
        var table = Seeded.Normal(17, 7, 4);
        table[2] = full([4], float.NaN);
        CompareWithReference(table, tensor(new long[] { 1, 2, 3 }), 3);
    }

    [Test, ForTask("00.5")]
    public void The_dtype_is_the_table_s()
    {
        CompareWithReference(Seeded.Normal(18, ScalarType.Float64, 7, 4), Ids(19, 2, 5), 3);
        CompareWithReference(Seeded.Normal(20, ScalarType.Float16, 7, 4), Ids(21, 2, 5), 3);
    }

    [Test, ForTask("00.5")]
    public void Table_and_words_are_left_as_they_were()
    {
        var (table, words) = (Seeded.Normal(22, 7, 4), Ids(23, 2, 5));
        var (tableBefore, wordsBefore) = (table.clone(), words.clone());

        Words.Embed(table, words, 3);

        TensorAssert.Unchanged(table, tableBefore, "table");
        TensorAssert.Unchanged(words, wordsBefore, "words");
    }

    [Test, ForTask("00.5")]
    public void A_gradient_reaches_the_words_rows_and_not_the_padding_s()
    {
        var words = tensor(new long[,] { { 1, 3, 1 }, { 3, 6, 2 } });
        GradientAssert.Same(
            inputs => Words.Embed(inputs[0], words, 3),
            inputs => Reference.Words.Embed(inputs[0], words, 3),
            [("table", Seeded.Normal(24, 7, 4))],
            "Embed");
    }

    [Test, ForTask("00.5")]
    public void Ids_that_are_none_are_refused()
    {
        var table = Seeded.Normal(25, 7, 4);
        Tensor[] wrong =
        [
            tensor(new long[] { 1, 7 }), tensor(new long[] { -1 }), tensor(new[] { 1, 2 }), tensor(new[] { 1f, 2f }),
        ];
        foreach (var words in wrong)
        {
            ArgumentAssert.Rejects(
                () => Words.Embed(table, words, 0), "words", words, "ids are Int64, 0 to 6 in a table of 7");
        }

        var row = Seeded.Normal(26, 7);
        ArgumentAssert.Rejects(
            () => Words.Embed(row, tensor(new long[] { 1 }), 0), "table", row, "it has one dimension");
    }

    private static Tensor Ids(int seed, params long[] shape) => Seeded.Normal(seed, shape).abs().mul(100).to(
        ScalarType.Int64) % 7;

    private static void CompareWithReference(Tensor table, Tensor words, long padding)
    {
        var expected = Reference.Words.Embed(table, words, padding);
        var vectors = table[words];
        var mask = words.ne(padding).unsqueeze(-1);
        Suspect[] suspects =
        [
            new(vectors, "padding gets the table's row; it should get zeros"),
            new(where(mask, zeros_like(vectors), vectors), "the mask is the wrong way round: the words are zeros"),
            new(where(mask, vectors, ones_like(vectors)), "padding gets ones; it should get zeros"),
            new(where(words.ne(0).unsqueeze(-1), vectors, zeros_like(vectors)), "padding is taken to be 0"),
            new(
                where((words > padding).unsqueeze(-1), vectors, zeros_like(vectors)),
                "ids below the padding get zeros; they are words, too"),
            new(
                where((words < padding).unsqueeze(-1), vectors, zeros_like(vectors)),
                "ids above the padding get zeros; they are words, too"),
        ];
        TensorAssert.Close(
            Words.Embed(table, words, padding),
            expected,
            $"vectors of words {Guard.Shape(words)} in a table {Guard.Shape(table)} {table.dtype}, padding {padding}",
            suspects);
    }
}
