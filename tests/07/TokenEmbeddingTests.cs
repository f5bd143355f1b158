extern alias reference;

using Katas.Testkit;
using Katas.Toolkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson07.Tests;

public class TokenEmbeddingTests
{
    [Test, ForTask("07.1")]
    public void The_factor_is_the_same_whatever_the_table_holds()
    {
        // Two tokens at one position: the position is the same in both vectors, and goes away in their difference.
        var (layer, _) = Models.Embedding();
        var table = layer.Table.clone().detach();
        var difference = Difference(table);

        TensorAssert.Close(
            Difference(table * 10),
            difference * 10,
            "difference of two tokens' vectors, the table being ten times as large (seen), and ten times as much "
                + "(expected)",
            1e-4,
            new Suspect(
                difference,
                "the vectors are divided by how large the table's numbers are now; the factor is √d_model and no "
                    + "other"));

        Tensor Difference(Tensor values)
        {
            using var noGradient = no_grad();
            layer.Table.copy_(values);
            var vectors = layer.call(tensor(new long[,] { { 2 }, { 7 } }), 0);
            return vectors[0] - vectors[1];
        }
    }

    [Test, ForTask("07.1")]
    public void Vectors_match_the_reference()
    {
        foreach (var type in new[] { ScalarType.Float32, ScalarType.Float64 })
        {
            var (layer, reference) = Models.Embedding(type: type);
            foreach (long offset in new long[] { 0, 3 })
            {
                var ids = Models.Text(1, Models.SourceVocabulary, 2, 5);
                TensorAssert.Close(
                    layer.call(ids, offset),
                    reference.call(ids, offset),
                    $"vectors of tokens from position {offset} on",
                    Suspects(layer, ids, offset));
            }
        }
    }

    [Test, ForTask("07.1")]
    public void A_small_case_by_hand()
    {
        var layer = new TokenEmbedding(vocabulary: 3, dModel: 4, dropout: 0);
        using (no_grad())
        {
            layer.Table.copy_(tensor(new float[,] { { 1, 2, 3, 4 }, { 0, 0, 0, 0 }, { -1, 0, 1, 0.5f } }));
        }

        TensorAssert.Close(
            layer.call(tensor(new long[,] { { 2 }, { 0 } }), 0),
            tensor(new float[,,] { { { -2, 1, 2, 2 } }, { { 2, 5, 6, 9 } } }),
            "two tokens at position 0, whose position is [0, 1, 0, 1], with √d_model = 2");
    }

    [Test, ForTask("07.1")]
    public void The_same_token_differs_by_its_position_only()
    {
        var (layer, _) = Models.Embedding();
        var vectors = layer.call(tensor(new long[,] { { 7, 7, 2, 7 } }), 0)[0];
        var (other, _) = Models.Embedding();
        var others = other.call(tensor(new long[,] { { 3, 3, 8, 3 } }), 0)[0];

        TensorAssert.Close(
            vectors[3] - vectors[1],
            others[3] - others[1],
            "difference of one token at positions 3 and 1; the same for every token");
        Assert.That((vectors[3] - vectors[1]).abs().max().ToDouble(), Is.GreaterThan(0.1), "that difference");
    }

    [Test, ForTask("07.1")]
    public void A_text_in_pieces_gives_what_it_gives_in_one()
    {
        var (layer, _) = Models.Embedding();
        var ids = Models.Text(2, Models.SourceVocabulary, 2, 6);

        TensorAssert.Close(
            cat([layer.call(ids[.., ..4], 0), layer.call(ids[.., 4..], 4)], 1),
            layer.call(ids, 0),
            "vectors of 4 tokens and of 2 more at offset 4");
    }

    [Test, ForTask("07.1")]
    public void Dropout_acts_on_the_sum_and_in_training_alone()
    {
        var (layer, reference) = Models.Embedding(dropout: 1);
        var ids = Models.Text(3, Models.SourceVocabulary, 2, 5);

        TensorAssert.Close(
            layer.call(ids, 0),
            zeros(2, 5, Models.Width),
            "vectors in training, with a dropout of 1: the positions go, too");
        layer.eval();
        reference.eval();
        TensorAssert.Close(layer.call(ids, 0), reference.call(ids, 0), "vectors in eval, with a dropout of 1");
    }

    [Test, ForTask("07.1")]
    public void Dropout_acts_once_and_at_the_rate_that_is_given()
    {
        var (layer, reference) = Models.Embedding(dropout: 0.25);
        reference.eval();
        var ids = Models.Text(5, Models.SourceVocabulary, 9, 8);
        using var seed = new LocalSeed(3);

        var vectors = layer.call(ids, 0);

        var left = where(vectors.abs() < 1e-9, 0, vectors / reference.call(ids, 0));
        Assert.That(
            left.max().ToDouble(),
            Is.EqualTo(1 / 0.75).Within(1e-3),
            "largest ratio of a feature in training, with a dropout of 0.25, to the same in eval: what is left is "
            + "divided by 0.75, once; dropped out twice, it would be 1.778");
        Assert.That(
            left.eq(0).to(ScalarType.Float64).mean().ToDouble(),
            Is.EqualTo(0.25).Within(0.06),
            "share of the features that are dropped, with a dropout of 0.25; dropped out twice, it would be 0.4375");
    }

    [Test, ForTask("07.1")]
    public void A_call_changes_no_weights_and_ids_of_any_size_come_in_any_order()
    {
        var (layer, reference) = Models.Embedding();
        var before = layer.Table.clone();
        foreach (var (batch, length, offset) in new[] { (2, 6, 0), (1, 3, 2), (3, 1, 5), (2, 6, 0) })
        {
            var ids = Models.Text(length, Models.SourceVocabulary, batch, length);
            TensorAssert.Close(
                layer.call(ids, offset),
                reference.call(ids, offset),
                $"vectors of [{batch}, {length}] tokens from position {offset} on, after others");
        }

        TensorAssert.Unchanged(layer.Table, before, "the table");
    }

    [Test, ForTask("07.1")]
    public void The_gradient_of_the_table_is_the_reference_s()
    {
        var (layer, reference) = Models.Embedding();
        var ids = tensor(new long[,] { { 2, 7, 2 }, { 9, 2, 1 } });
        var direction = Seeded.Normal(4, 2, 3, Models.Width);

        (layer.call(ids, 1) * direction).sum().backward();
        (reference.call(ids, 1) * direction).sum().backward();

        TensorAssert.Close(layer.Table.grad, reference.Table.grad!, "gradient of the table");
    }

    [Test, ForTask("07.1")]
    public void Ids_that_do_not_exist_are_refused()
    {
        var (layer, _) = Models.Embedding();
        var ids = tensor(new long[,] { { 2, 13 } });
        ArgumentAssert.Rejects(() => layer.call(ids, 0), "ids", ids, "13 is not in a vocabulary of 13");
        ArgumentAssert.Rejects<ArgumentOutOfRangeException>(
            () => layer.call(ids - 1, -1), "offset", "offset is -1");
    }

    private static Suspect[] Suspects(TokenEmbedding layer, Tensor ids, long offset)
    {
        using var noGradient = no_grad();
        var vectors = layer.Table[ids];
        var position = new reference::Katas.Lesson03.SinusoidalEncoding(Models.Width).call(zeros_like(vectors), offset);
        return
        [
            new(vectors + position, "the vectors are not multiplied by √d_model"),
            new((vectors + position) * Math.Sqrt(Models.Width), "the positions are multiplied by √d_model, too"),
        ];
    }
}
