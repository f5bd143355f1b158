extern alias reference;

using Katas.Testkit;
using Katas.Toolkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson03;

namespace Katas.Lesson03.Tests;

public class CosineTests
{
    [Test, ForTask("03.5")]
    public void Directions_are_compared_and_lengths_are_not()
    {
        var vectors = tensor(new float[,] { { 3, 0 }, { 1, 1 }, { 0, 5 }, { -2, 0 } });
        float half = MathF.Sqrt(0.5f); // the cosine of 45 degrees
        var expected = tensor(new[,]
        {
            { 1, half, 0, -1 },
            { half, 1, half, -half },
            { 0, half, 1, 0 },
            { -1, -half, 0, 1 },
        });

        TensorAssert.Close(Similarity.Cosine(vectors), expected, "cosines of four vectors, by hand", Suspects(vectors));
    }

    [Test, ForTask("03.5")]
    public void Any_shape_matches_the_reference()
    {
        CompareWithReference(Seeded.Normal(1, 3, 7));
        CompareWithReference(Seeded.Normal(2, 1, 3, 7));
        CompareWithReference(Seeded.Normal(3, 2, 3, 7));
        CompareWithReference(Seeded.Normal(4, 2, 5, 3, 7));
        CompareWithReference(Seeded.Normal(5, 4, 4));
        CompareWithReference(Seeded.Normal(6, 1, 7));
        CompareWithReference(Seeded.Normal(7, ScalarType.Float64, 2, 3, 7));
        CompareWithReference(Seeded.Normal(7, ScalarType.Float16, 2, 3, 7));
    }

    [Test, ForTask("03.5")]
    public void A_vector_of_zeros_is_0_to_all()
    {
        var vectors = Seeded.Normal(8, 2, 3, 7);
        vectors[1, 2] = tensor(0f);

        TensorAssert.NoNaN(
            Similarity.Cosine(vectors),
            "cosines with a vector of zeros",
            "its length is 0, and 0/0 is NaN");
        CompareWithReference(vectors);
    }

    [Test, ForTask("03.5")]
    public void Stretching_a_vector_changes_nothing()
    {
        var vectors = Seeded.Normal(9, 4, 7);
        var stretch = tensor(new[,] { { 1f }, { 1000f }, { 0.01f }, { 3f } });

        TensorAssert.Close(
            Similarity.Cosine(vectors * stretch),
            Reference.Similarity.Cosine(vectors),
            "cosines of vectors stretched by 1, 1000, 0.01 and 3");
    }

    [Test, ForTask("03.5")]
    public void A_short_vector_is_a_direction_too() => TensorAssert.Close(
        Similarity.Cosine(Seeded.Normal(13, 4, 7) * 1e-5),
        Reference.Similarity.Cosine(Seeded.Normal(13, 4, 7)),
        "cosines of vectors shrunk to a hundred-thousandth; a small number added to each length would show here");

    [Test, ForTask("03.5")]
    public void The_matrix_is_symmetric_with_1_on_its_diagonal_and_nothing_beyond()
    {
        var cosines = Similarity.Cosine(Seeded.Normal(10, 2, 6, 5));

        TensorAssert.Close(cosines, cosines.transpose(-2, -1), "cosines and their transpose");
        TensorAssert.Close(cosines.diagonal(0, -2, -1), ones(2, 6), "cosine of each vector with itself");
        Assert.That(cosines.abs().max().ToDouble(), Is.LessThanOrEqualTo(1 + 1e-6), "the largest absolute value");
    }

    [Test, ForTask("03.5")]
    public void Sinusoids_look_the_same_along_each_diagonal()
    {
        var cosines = Similarity.Cosine(Reference.Sinusoids.Table(9, 16));

        TensorAssert.Close(
            cosines.narrow(0, 0, 8).narrow(1, 0, 8),
            cosines.narrow(0, 1, 8).narrow(1, 1, 8),
            "positions 0 to 7 (seen) and 1 to 8 (expected): the distance alone decides");
    }

    [Test, ForTask("03.5")]
    public void The_vectors_are_left_as_they_were()
    {
        var vectors = Seeded.Normal(11, 2, 3, 7);
        var before = vectors.clone();

        Similarity.Cosine(vectors);

        TensorAssert.Unchanged(vectors, before, "vectors");
    }

    [Test, ForTask("03.5")]
    public void A_single_vector_is_refused()
    {
        var vector = Seeded.Normal(12, 7);
        ArgumentAssert.Rejects(() => Similarity.Cosine(vector), "vectors", vector, "it is no table");
    }

    private static void CompareWithReference(Tensor vectors)
    {
        // Before the call, which may spoil its input.
        var expected = Reference.Similarity.Cosine(vectors);
        var suspects = Suspects(vectors);
        string what = $"cosines of vectors {Guard.Shape(vectors)} {vectors.dtype}";
        TensorAssert.Close(Similarity.Cosine(vectors), expected, what, suspects);
    }

    private static Suspect[] Suspects(Tensor vectors)
    {
        var products = vectors.matmul(vectors.transpose(-2, -1));
        var norms = vectors.square().sum(-1, keepdim: true).sqrt();
        var columns = vectors / vectors.square().sum(-2, keepdim: true).sqrt();
        return
        [
            new(
                nn.functional.cosine_similarity(vectors, vectors, dim: -1),
                "each vector is compared with itself alone; every pair is asked for"),
            new(products, "these are dot products: they are not divided by the lengths of the vectors"),
            new(products / norms, "one of the two vectors is not divided by its length"),
            new(
                products / (norms.square() * norms.square().transpose(-2, -1)),
                "the vectors are divided by the squares of their lengths: a root is missing"),
            new(columns.matmul(columns.transpose(-2, -1)), "the lengths are those of the columns; a vector is a row"),
            new(products / products.amax([-2L, -1L], keepdim: true), "all products are divided by the largest one"),
        ];
    }
}
