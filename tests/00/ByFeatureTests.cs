extern alias reference;

using Katas.Testkit;
using Katas.Toolkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson00;

namespace Katas.Lesson00.Tests;

public class ByFeatureTests
{
    [Test, ForTask("00.3")]
    public void A_row_has_one_feature_of_all_words_in_reading_order()
    {
        // Two sentences of three words; the first feature is the word's place, the second ten times that.
        var vectors = tensor(
            new float[,,] { { { 1, 10 }, { 2, 20 }, { 3, 30 } }, { { 4, 40 }, { 5, 50 }, { 6, 60 } } });

        TensorAssert.Close(
            Tensors.ByFeature(vectors),
            tensor(new float[,] { { 1, 2, 3, 4, 5, 6 }, { 10, 20, 30, 40, 50, 60 } }),
            "two features of words 1 to 6",
            new Suspect(
                tensor(new float[,] { { 1, 2, 3 }, { 10, 20, 30 }, { 4, 5, 6 }, { 40, 50, 60 } }),
                "the sentences stand below one another; each feature has one row, in which they stand side by side"),
            new Suspect(
                tensor(new float[,] { { 1, 4, 2, 5, 3, 6 }, { 10, 40, 20, 50, 30, 60 } }),
                "the first words of all sentences come first, then the second words; expected sentence by sentence"));
    }

    [Test, ForTask("00.3")]
    public void It_matches_the_reference_for_any_sizes()
    {
        CompareWithReference(Seeded.Normal(1, 2, 3, 5));
        CompareWithReference(Seeded.Normal(2, 1, 4, 6));
        CompareWithReference(Seeded.Normal(3, 7, 1, 2));
        CompareWithReference(Seeded.Normal(4, 3, 2, 1));
    }

    [Test, ForTask("00.3")]
    public void Equal_sizes_hide_nothing()
    {
        CompareWithReference(Seeded.Normal(5, 4, 4, 4));
        CompareWithReference(Seeded.Normal(6, 2, 2, 4));
    }

    [Test, ForTask("00.3")]
    public void Dtypes_stay_as_they_are()
    {
        CompareWithReference(Seeded.Normal(7, ScalarType.Float64, 2, 3, 5));
        CompareWithReference(Seeded.Normal(8, ScalarType.Float16, 2, 3, 5));
        CompareWithReference(arange(30).reshape(2, 3, 5));
    }

    [Test, ForTask("00.3")]
    public void A_tensor_that_is_a_view_works_too() =>
        CompareWithReference(Seeded.Normal(9, 5, 3, 2).transpose(0, 2));

    [Test, ForTask("00.3")]
    public void The_vectors_are_left_as_they_were()
    {
        var vectors = Seeded.Normal(10, 2, 3, 5);
        var before = vectors.clone();

        Tensors.ByFeature(vectors);

        TensorAssert.Unchanged(vectors, before, "vectors");
    }

    [Test, ForTask("00.3")]
    public void A_gradient_reaches_the_vectors() => GradientAssert.Same(
        inputs => Tensors.ByFeature(inputs[0]),
        inputs => Reference.Tensors.ByFeature(inputs[0]),
        [("vectors", Seeded.Normal(11, 2, 3, 5))],
        "ByFeature");

    [Test, ForTask("00.3")]
    public void Other_numbers_of_dimensions_are_refused()
    {
        var table = Seeded.Normal(12, 3, 5);
        ArgumentAssert.Rejects(() => Tensors.ByFeature(table), "vectors", table, "it has two dimensions");
    }

    private static void CompareWithReference(Tensor vectors)
    {
        var expected = Reference.Tensors.ByFeature(vectors);
        long features = vectors.size(2);
        Suspect[] suspects =
        [
            new(vectors.reshape(features, -1), "reshape alone cuts the numbers into other rows, and moves none"),
            new(
                vectors.permute(2, 1, 0).reshape(features, -1),
                "the first words of all sentences come first, then the second words; expected sentence by sentence"),
            new(vectors.reshape(-1, features), "there is a row for each word, not one for each feature"),
            new(
                vectors.transpose(1, 2).reshape(features, -1),
                "features and words are exchanged within each sentence, and then the sentences are not joined"),
        ];
        TensorAssert.Close(
            Tensors.ByFeature(vectors),
            expected,
            $"rows of features for vectors {Guard.Shape(vectors)} {vectors.dtype}",
            suspects);
    }
}
