extern alias reference;

using Katas.Testkit;
using Katas.Toolkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson00;

namespace Katas.Lesson00.Tests;

public class LastWordsTests
{
    [Test, ForTask("00.1")]
    public void The_last_word_of_each_sentence_is_taken()
    {
        // Two sentences of three words of two features, 0 to 11.
        var last = Tensors.LastWords(arange(12).reshape(2, 3, 2), ScalarType.Float32);

        TensorAssert.Close(last, tensor(new float[,] { { 4, 5 }, { 10, 11 } }), "last words of 0 to 11 as [2, 3, 2]");
    }

    [Test, ForTask("00.1")]
    public void It_matches_the_reference_for_any_sizes()
    {
        CompareWithReference(Seeded.Normal(1, 2, 3, 5));
        CompareWithReference(Seeded.Normal(2, 4, 1, 6));
        CompareWithReference(Seeded.Normal(3, 1, 7, 1));
    }

    [Test, ForTask("00.1")]
    public void Equal_sizes_hide_nothing() => CompareWithReference(Seeded.Normal(4, 4, 4, 4));

    [Test, ForTask("00.1")]
    public void The_dtype_is_the_one_asked_for()
    {
        var vectors = Seeded.Normal(5, 2, 3, 5) * 10;
        foreach (var type in new[] { ScalarType.Float64, ScalarType.Float16, ScalarType.Int64, ScalarType.Float32 })
        {
            CompareWithReference(vectors, type);
            CompareWithReference(vectors.to(ScalarType.Float64), type);
        }
    }

    [Test, ForTask("00.1")]
    public void The_vectors_are_left_as_they_were()
    {
        var vectors = Seeded.Normal(6, 2, 3, 5);
        var before = vectors.clone();

        Tensors.LastWords(vectors, ScalarType.Float64);

        TensorAssert.Unchanged(vectors, before, "vectors");
    }

    [Test, ForTask("00.1")]
    public void A_gradient_reaches_the_vectors() => GradientAssert.Same(
        inputs => Tensors.LastWords(inputs[0], ScalarType.Float32),
        inputs => Reference.Tensors.LastWords(inputs[0], ScalarType.Float32),
        [("vectors", Seeded.Normal(7, 2, 3, 5))],
        "LastWords");

    [Test, ForTask("00.1")]
    public void Other_numbers_of_dimensions_are_refused()
    {
        var table = Seeded.Normal(8, 3, 5);
        ArgumentAssert.Rejects(
            () => Tensors.LastWords(table, ScalarType.Float32), "vectors", table, "it has two dimensions");
    }

    private static void CompareWithReference(Tensor vectors, ScalarType type = ScalarType.Float32)
    {
        var expected = Reference.Tensors.LastWords(vectors, type);
        Suspect[] suspects =
        [
            new(vectors[.., 0].to(type), "the first word is taken and not the last"),
            new(vectors[-1].to(type), "the last sentence is taken, and all of its words"),
            new(vectors[.., .., -1].to(type), "the last feature of each word is taken"),
            new(expected.unsqueeze(1), "the dimension of the words is still there, with a size of 1"),
        ];
        TensorAssert.Close(
            Tensors.LastWords(vectors, type),
            expected,
            $"last words of {Guard.Shape(vectors)} {vectors.dtype}, asked for as {type}",
            suspects);
    }
}
