extern alias reference;

using Katas.Testkit;
using Katas.Toolkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson03;
using ReferenceAttention = reference::Katas.Lesson01.Attention;

namespace Katas.Lesson03.Tests;

public class RelativeScoresTests
{
    [Test, ForTask("03.9")]
    public void Each_key_is_given_the_vector_of_its_distance()
    {
        // One feature, k = 1: the vectors of the distances -1, 0 and 1 are 10, 20 and 30.
        var attention = new RelativeAttention(1, 1, 1);
        using (no_grad())
        {
            attention.state_dict()["relative_keys"].copy_(tensor(new float[,] { { 10 }, { 20 }, { 30 } }));
        }

        var query = tensor(new float[,] { { 1 }, { 2 } });
        var key = tensor(new float[,] { { 1 }, { 2 }, { 3 } });

        // The first query, 1: at distances 0, 1 and 2, which counts as 1. The second, 2: at distances -1, 0 and 1.
        TensorAssert.Close(
            attention.Scores(query, key),
            tensor(new float[,]
            {
                { 1 * (1 + 20), 1 * (2 + 30), 1 * (3 + 30) },
                { 2 * (1 + 10), 2 * (2 + 20), 2 * (3 + 30) },
            }),
            "scores of 2 queries and 3 keys of one feature, by hand");
    }

    [Test, ForTask("03.9")]
    public void Any_shape_matches_the_reference()
    {
        CompareWithReference(Seeded.Normal(1, 3, 7), Seeded.Normal(2, 5, 7));
        CompareWithReference(Seeded.Normal(3, 1, 3, 7), Seeded.Normal(4, 1, 5, 7));
        CompareWithReference(Seeded.Normal(5, 2, 3, 7), Seeded.Normal(6, 2, 5, 7));
        CompareWithReference(Seeded.Normal(7, 2, 4, 3, 7), Seeded.Normal(8, 2, 4, 5, 7));
        CompareWithReference(Seeded.Normal(9, 2, 4, 3, 7), Seeded.Normal(10, 2, 1, 5, 7));
        CompareWithReference(Seeded.Normal(11, 2, 6, 7), Seeded.Normal(12, 2, 2, 7));
        CompareWithReference(Seeded.Normal(13, 7, 7, 7), Seeded.Normal(14, 7, 7, 7));
    }

    [Test, ForTask("03.9")]
    public void Distances_beyond_the_largest_count_as_it()
    {
        CompareWithReference(Seeded.Normal(15, 2, 9, 7), Seeded.Normal(16, 2, 9, 7), maxDistance: 1);
        CompareWithReference(Seeded.Normal(17, 2, 9, 7), Seeded.Normal(18, 2, 9, 7), maxDistance: 0);
        CompareWithReference(Seeded.Normal(19, 2, 4, 7), Seeded.Normal(20, 2, 4, 7), maxDistance: 30);
    }

    [Test, ForTask("03.9")]
    public void The_offset_moves_the_queries_on()
    {
        CompareWithReference(Seeded.Normal(21, 2, 3, 7), Seeded.Normal(22, 2, 8, 7), offset: 5);
        CompareWithReference(Seeded.Normal(23, 2, 1, 7), Seeded.Normal(24, 2, 8, 7), offset: 7);
    }

    [Test, ForTask("03.9")]
    public void With_vectors_of_zeros_they_are_plain_scaled_scores()
    {
        var attention = new RelativeAttention(7, 4, 2);
        using (no_grad())
        {
            attention.state_dict()["relative_keys"].zero_();
        }

        var (query, key) = (Seeded.Normal(25, 2, 3, 7), Seeded.Normal(26, 2, 5, 7));

        TensorAssert.Close(
            attention.Scores(query, key),
            ReferenceAttention.Scale(ReferenceAttention.Scores(query, key), 7),
            "scores, all vectors of distances being 0");
    }

    [Test, ForTask("03.9")]
    public void Float64_stays_float64() => CompareWithReference(
        Seeded.Normal(27, ScalarType.Float64, 2, 3, 7), Seeded.Normal(28, ScalarType.Float64, 2, 5, 7));

    [Test, ForTask("03.9")]
    public void Query_and_key_are_left_as_they_were()
    {
        var (attention, _) = Pair();
        var (query, key) = (Seeded.Normal(29, 2, 3, 7), Seeded.Normal(30, 2, 5, 7));
        var (queryBefore, keyBefore) = (query.clone(), key.clone());

        attention.Scores(query, key);

        TensorAssert.Unchanged(query, queryBefore, "query");
        TensorAssert.Unchanged(key, keyBefore, "key");
    }

    [Test, ForTask("03.9")]
    public void Half_precision_stays_half_precision() => CompareWithReference(
        Seeded.Normal(39, ScalarType.Float16, 2, 3, 7), Seeded.Normal(40, ScalarType.Float16, 2, 5, 7), offset: 1);

    [Test, ForTask("03.9")]
    public void Each_call_goes_by_its_own_arguments_and_by_what_has_been_learned()
    {
        var (attention, reference) = Pair();
        (Tensor query, Tensor key, long offset)[] calls =
        [
            (Seeded.Normal(41, 2, 3, 7), Seeded.Normal(42, 2, 5, 7), 0),
            (Seeded.Normal(41, 2, 3, 7), Seeded.Normal(42, 2, 5, 7), 2),
            (Seeded.Normal(43, 2, 4, 7), Seeded.Normal(44, 2, 6, 7), 0),
        ];
        foreach (int seed in new[] { 0, 1 })
        {
            Weights.Copy(from: Seeded.Parameters(attention, seed), to: reference);
            foreach (var (query, key, offset) in calls)
            {
                TensorAssert.Close(
                    attention.Scores(query, key, offset),
                    reference.Scores(query, key, offset),
                    $"scores by one module of query {Guard.Shape(query)} from {offset} on and key {Guard.Shape(key)}"
                    + (seed == 0 ? "" : ", after the vectors have changed"));
            }
        }
    }

    [Test, ForTask("03.9")]
    public void Gradients_reach_query_key_and_vectors()
    {
        var (attention, reference) = Pair();
        GradientAssert.Same(
            inputs => attention.Scores(inputs[0], inputs[1], 1),
            inputs => reference.Scores(inputs[0], inputs[1], 1),
            [("query", Seeded.Normal(31, 2, 3, 7)), ("key", Seeded.Normal(32, 2, 5, 7))],
            "Scores");

        var direction = Seeded.Normal(33, 2, 3, 5);
        (attention.Scores(Seeded.Normal(34, 2, 3, 7), Seeded.Normal(35, 2, 5, 7)) * direction).sum().backward();
        (reference.Scores(Seeded.Normal(34, 2, 3, 7), Seeded.Normal(35, 2, 5, 7)) * direction).sum().backward();
        Tensor? Gradient(nn.Module module) =>
            module.named_parameters().First(pair => pair.name == "relative_keys").parameter.grad;
        Assert.That(Gradient(attention) is { IsInvalid: false }, Is.True, "whether a gradient reaches relative_keys");
        TensorAssert.Close(Gradient(attention), Gradient(reference)!, "gradient with respect to relative_keys");
    }

    [Test, ForTask("03.9")]
    public void What_does_not_fit_is_refused()
    {
        var (attention, _) = Pair();
        var wide = Seeded.Normal(36, 2, 3, 8);

        ArgumentAssert.Rejects(
            () => attention.Scores(wide, Seeded.Normal(37, 2, 5, 8)), "query", wide, "its d_k is 8 and not 7");
        ArgumentAssert.Rejects(
            () => attention.Scores(Seeded.Normal(38, 2, 3, 7), wide), "key", wide, "its d_k is 8 and not 7");
    }

    private static (RelativeAttention attention, Reference.RelativeAttention reference) Pair(
        long maxDistance = 2, ScalarType type = ScalarType.Float32)
    {
        var attention = new RelativeAttention(7, 4, maxDistance);
        var reference = new Reference.RelativeAttention(7, 4, maxDistance);
        attention.to(type);
        reference.to(type);
        Weights.Copy(from: Seeded.Parameters(attention), to: reference);
        return (attention, reference);
    }

    private static void CompareWithReference(Tensor query, Tensor key, long maxDistance = 2, long offset = 0)
    {
        var (attention, reference) = Pair(maxDistance, query.dtype);
        var expected = reference.Scores(query, key, offset);
        var content = ReferenceAttention.Scores(query, key);
        double root = Math.Sqrt(query.size(-1));
        Suspect[] suspects =
        [
            new(content / root, "the vectors of the distances have no effect"),
            new(expected * root, "the scores are not scaled by √d_k"),
            new(expected - (content / root), "the product with the key is missing; the vectors are added to it"),
            new(
                (expected * root) - content + (content / root),
                "only the part that comes from the key is scaled; √d_k divides both"),
            new(reference.Scores(query, key), "the offset has no effect"),
        ];
        TensorAssert.Close(
            attention.Scores(query, key, offset),
            expected,
            $"scores of query {Guard.Shape(query)} from {offset} on and key {Guard.Shape(key)}, k = {maxDistance}",
            suspects);
    }
}
