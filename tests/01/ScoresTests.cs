extern alias reference;

using Katas.Testkit;
using Katas.Toolkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson01;

namespace Katas.Lesson01.Tests;

public class ScoresTests
{
    [Test, ForTask("01.1")]
    public void Each_score_is_the_dot_product_of_one_query_and_one_key()
    {
        var query = tensor(new float[,] { { 1, 2 }, { 3, 4 } });
        var key = tensor(new float[,] { { 5, 6 }, { 7, 8 }, { 9, 10 } });

        var scores = Attention.Scores(query, key);

        // The first score: 1·5 + 2·6 = 17.
        TensorAssert.Close(
            scores, tensor(new float[,] { { 17, 23, 29 }, { 39, 53, 67 } }), "scores of 2 queries and 3 keys by hand");
    }

    [Test, ForTask("01.1")]
    public void There_is_a_row_for_each_query_and_a_column_for_each_key() =>
        CompareWithReference(Seeded.Normal(1, 2, 3, 7), Seeded.Normal(2, 2, 5, 7));

    [Test, ForTask("01.1")]
    public void One_sequence_without_a_batch_works() =>
        CompareWithReference(Seeded.Normal(3, 3, 7), Seeded.Normal(4, 5, 7));

    [Test, ForTask("01.1")]
    public void Any_number_of_leading_dimensions_works()
    {
        CompareWithReference(Seeded.Normal(5, 1, 3, 7), Seeded.Normal(6, 1, 5, 7));
        CompareWithReference(Seeded.Normal(7, 2, 6, 3, 7), Seeded.Normal(8, 2, 6, 5, 7));
        CompareWithReference(Seeded.Normal(9, 4, 2, 6, 3, 7), Seeded.Normal(10, 4, 2, 6, 5, 7));
    }

    [Test, ForTask("01.1")]
    public void Leading_dimensions_of_1_are_shared()
    {
        CompareWithReference(Seeded.Normal(11, 2, 6, 3, 7), Seeded.Normal(12, 2, 1, 5, 7));
        CompareWithReference(Seeded.Normal(13, 1, 3, 7), Seeded.Normal(14, 4, 5, 7));
        CompareWithReference(Seeded.Normal(15, 2, 6, 3, 7), Seeded.Normal(16, 5, 7));
    }

    [Test, ForTask("01.1")]
    public void As_many_queries_as_keys_and_features_hide_nothing() =>
        CompareWithReference(Seeded.Normal(17, 4, 4, 4), Seeded.Normal(18, 4, 4, 4));

    [Test, ForTask("01.1")]
    public void Float64_stays_float64() => CompareWithReference(
        Seeded.Normal(19, ScalarType.Float64, 2, 3, 7), Seeded.Normal(20, ScalarType.Float64, 2, 5, 7));

    [Test, ForTask("01.1")]
    public void Half_precision_stays_half_precision() => CompareWithReference(
        Seeded.Normal(31, ScalarType.Float16, 2, 3, 7), Seeded.Normal(32, ScalarType.Float16, 2, 5, 7));

    [Test, ForTask("01.1")]
    public void Query_and_key_are_left_as_they_were()
    {
        var (query, key) = (Seeded.Normal(21, 2, 3, 7), Seeded.Normal(22, 2, 5, 7));
        var (queryBefore, keyBefore) = (query.clone(), key.clone());

        Attention.Scores(query, key);

        TensorAssert.Unchanged(query, queryBefore, "query");
        TensorAssert.Unchanged(key, keyBefore, "key");
    }

    [Test, ForTask("01.1")]
    public void Gradients_reach_query_and_key() => GradientAssert.Same(
        inputs => Attention.Scores(inputs[0], inputs[1]),
        inputs => Reference.Attention.Scores(inputs[0], inputs[1]),
        [("query", Seeded.Normal(23, 2, 3, 7)), ("key", Seeded.Normal(24, 2, 5, 7))],
        "Scores");

    [Test, ForTask("01.1")]
    public void Shapes_that_do_not_fit_are_refused()
    {
        var query = Seeded.Normal(25, 2, 3, 7);
        var otherFeatures = Seeded.Normal(26, 2, 5, 6);
        var otherBatch = Seeded.Normal(27, 4, 5, 7);
        var vector = Seeded.Normal(28, 7);

        ArgumentAssert.Rejects(
            () => Attention.Scores(query, otherFeatures), "key", otherFeatures, "its d_k is 6 and not 7");
        ArgumentAssert.Rejects(
            () => Attention.Scores(query, otherBatch), "key", otherBatch, "its batch is 4 and not 2");
        ArgumentAssert.Rejects(() => Attention.Scores(vector, query), "query", vector, "it has one dimension");
    }

    [Test, ForTask("01.1")]
    public void Types_of_value_that_differ_are_refused()
    {
        var key = Seeded.Normal(29, ScalarType.Float64, 2, 5, 7);
        ArgumentAssert.Rejects(
            () => Attention.Scores(Seeded.Normal(30, 2, 3, 7), key), "key", key, "it is Float64 and query Float32");
    }

    private static void CompareWithReference(Tensor query, Tensor key)
    {
        // Before the call, which may spoil its input.
        var expected = Reference.Attention.Scores(query, key);
        Suspect[] suspects =
        [
            new(
                query.matmul(key.reshape([.. key.shape[..^2], key.size(-1), key.size(-2)])),
                "key was reshaped to [..., d_k, key]; that leaves the values in their order and mixes up features"),
            new(expected.transpose(-2, -1), "query and key are swapped"),
            new(expected / Math.Sqrt(query.size(-1)), "the scores are scaled here already; that is task 01.2"),
            new(
                expected / (query.norm(-1, keepdim: true) * key.norm(-1).unsqueeze(-2)),
                "query and key are brought to length 1 first; the plain dot product is asked for"),
        ];
        TensorAssert.Close(
            Attention.Scores(query, key),
            expected,
            $"scores of query {Guard.Shape(query)} and key {Guard.Shape(key)}",
            suspects);
    }
}
