using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson11.Tests;

public class SentenceVectorsTests
{
    private static Tensor Some => tensor(new[,]
    {
        { 1f, 0, 0 }, { 0, 5, 0 }, { 2, 2, 0 }, { -3, 0, 0 }, { 0, 0, 0 }, { 10, 0.1f, 0 }, { 2, 2, 0 },
    });

    [Test, ForTask("11.9")]
    public void A_vector_is_the_mean_of_the_real_tokens_brought_to_length_1()
    {
        var hidden = tensor(new[,,] { { { 3f, 0 }, { 3, 8 }, { 900, 900 } }, { { 0, 2 }, { 7, 7 }, { 7, 7 } } });
        var real = tensor(new[,] { { true, true, false }, { true, false, false } });
        TensorAssert.Close(
            SentenceVectors.Pool(hidden, real),
            tensor(new[,] { { 0.6f, 0.8f }, { 0, 1 } }),
            "vectors of two texts, means (3, 4) and (0, 2)",
            new Suspect(tensor(new[,] { { 3f, 4 }, { 0, 2 } }), "the means are right, but were not brought to length 1"),
            new Suspect(Length1(hidden.mean([1])), "padding was averaged in"),
            new Suspect(Length1(hidden[.., 0]), "the first token's vector was taken, and not the mean"));
    }

    [Test, ForTask("11.9")]
    public void What_stands_at_padding_and_how_much_of_it_changes_nothing()
    {
        var hidden = Seeded.Normal(1, 2, 5, 7);
        var real = tensor(new[,] { { true, true, true, false, false }, { true, true, true, true, true } });
        var other = where(real.unsqueeze(-1), hidden, hidden + 50);
        TensorAssert.Close(SentenceVectors.Pool(other, real), SentenceVectors.Pool(hidden, real), "vectors, other numbers at padding");
        TensorAssert.Close(
            SentenceVectors.Pool(hidden[..1, ..3], real[..1, ..3]),
            SentenceVectors.Pool(hidden, real)[..1],
            "vector of a text without its padding");
    }

    [Test, ForTask("11.9")]
    public void Each_vector_has_length_1_whatever_the_type_and_padding_may_stand_anywhere()
    {
        foreach (var type in new[] { ScalarType.Float32, ScalarType.Float64 })
        {
            var hidden = Seeded.Normal(2, type, 3, 4, 5);
            var real = tensor(new[,] { { true, true, true, true }, { false, true, false, true }, { false, false, false, true } });
            var vectors = SentenceVectors.Pool(hidden, real);
            Assert.That(vectors.shape, Is.EqualTo(new long[] { 3, 5 }), "shape of three vectors");
            TensorAssert.Close(vectors.square().sum(-1), ones(3, type), $"squared lengths, {type}");
            TensorAssert.Close(vectors[1], Length1((hidden[1, 1] + hidden[1, 3]).unsqueeze(0))[0], $"vector of tokens 1 and 3, {type}");
        }
    }

    [Test, ForTask("11.9")]
    public void A_text_without_a_real_token_has_the_vector_0()
    {
        var vectors = SentenceVectors.Pool(Seeded.Normal(3, 2, 3, 4), tensor(new[,] { { false, false, false }, { true, true, false } }));
        TensorAssert.NoNaN(vectors, "vectors, the first text being padding alone", "a division by a count, or a length, of 0");
        TensorAssert.Close(vectors[0], zeros(4), "vector of padding alone");
    }

    [Test, ForTask("11.9")]
    public void What_does_not_fit_is_refused()
    {
        ArgumentAssert.Rejects<ArgumentException>(
            () => SentenceVectors.Pool(zeros(2, 3, 4), ones(2, 3)), "real", "it is not boolean");
        ArgumentAssert.Rejects<ArgumentException>(
            () => SentenceVectors.Pool(zeros(2, 3, 4), ones(2, 4) > 0), "real", "it has four tokens for three");
    }

    [Test, ForTask("11.10")]
    public void The_nearest_come_first_by_their_directions()
    {
        var found = SentenceVectors.Nearest(tensor(new[] { 4f, 0, 0 }), Some, 3);
        Indices(
            found,
            [0, 5, 2],
            "nearest to (4, 0, 0)",
            ([5, 2, 6], "by the dot product, long vectors win; the cosine divides by both lengths"),
            ([3, 4, 1], "the farthest came first"));
        Assert.That(found[0].Similarity, Is.EqualTo(1).Within(1e-6), "cosine with (1, 0, 0)");
        Assert.That(found[2].Similarity, Is.EqualTo(Math.Sqrt(0.5)).Within(1e-6), "cosine with (2, 2, 0)");
    }

    [Test, ForTask("11.10")]
    public void Of_equal_ones_the_first_comes_first()
    {
        var same = tensor(new[,] { { 0f, 1 }, { 1, 0 }, { 1, 0 }, { 1, 0 }, { 1, 0 }, { 0, 1 }, { 1, 0 } });
        Indices(SentenceVectors.Nearest(tensor(new[] { 1f, 0 }), same, 4), [1, 2, 3, 4], "nearest to (1, 0), five of them equal");
        var many = ones(300, 2);
        Indices(SentenceVectors.Nearest(tensor(new[] { 1f, 1 }), many, 20), [.. Enumerable.Range(0, 20)], "first 20 of 300 equal ones");
    }

    [Test, ForTask("11.10")]
    public void All_are_given_if_there_are_fewer_and_a_vector_of_length_0_is_like_nothing()
    {
        var found = SentenceVectors.Nearest(tensor(new[] { 0f, 1, 0 }), Some, 50);
        Indices(found, [1, 2, 6, 5, 0, 3, 4], "all seven, nearest to (0, 1, 0)");
        Assert.That(found.All(match => double.IsFinite(match.Similarity)), Is.True, "whether every cosine is a number");
        Assert.That(found[^1].Similarity, Is.Zero, "cosine with (0, 0, 0)");
        Assert.That(
            SentenceVectors.Nearest(zeros(3), Some, 2).Select(match => match.Similarity), Is.All.Zero, "cosines of (0, 0, 0) with all");
    }

    [Test, ForTask("11.10")]
    public void Nothing_is_changed_or_left_behind()
    {
        using var scope = NewDisposeScope();
        var (query, vectors) = (tensor(new[] { 4f, 0, 3 }), Some.clone());
        var (queryBefore, before) = (query.clone(), vectors.clone());
        long count = scope.DisposablesCount;
        SentenceVectors.Nearest(query, vectors, 2);
        Assert.That(scope.DisposablesCount, Is.EqualTo(count), "tensors in the caller's scope");
        TensorAssert.Unchanged(vectors, before, "vectors");
        TensorAssert.Unchanged(query, queryBefore, "query");
    }

    [Test, ForTask("11.10")]
    public void Widths_that_differ_are_refused()
    {
        ArgumentAssert.Rejects<ArgumentException>(
            () => SentenceVectors.Nearest(zeros(4), Some, 2), "query", "it has four features, the vectors have three");
        ArgumentAssert.Rejects<ArgumentOutOfRangeException>(
            () => SentenceVectors.Nearest(zeros(3), Some, 0), "most", "none is to be found");
    }

    private static Tensor Length1(Tensor vectors) => vectors / vectors.square().sum(-1, keepdim: true).sqrt();

    private static void Indices(
        IReadOnlyList<Match> found, IReadOnlyList<int> expected, string what, params (IReadOnlyList<int>, string)[] suspects) =>
        Said.Same(found.Select(match => match.Index), expected, what, suspects);
}
