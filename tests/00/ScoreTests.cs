extern alias reference;

using Katas.Testkit;
using Katas.Toolkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson00;

namespace Katas.Lesson00.Tests;

public class ScoreTests
{
    [Test, ForTask("00.2")]
    public void Scores_are_what_they_are_by_hand()
    {
        var vectors = tensor(new float[,] { { 1, 2, 3 }, { 0, 1, 0 } });
        var importance = tensor(new float[] { 1, 10, 0 });
        var patterns = tensor(new float[,] { { 1, 0 }, { 1, 1 }, { 0, 2 } });

        // [1, 2, 3] becomes [1, 20, 0]; its dot products with [1, 1, 0] and [0, 1, 2] are 21 and 20.
        TensorAssert.Close(
            Tensors.Score(vectors, importance, patterns),
            tensor(new float[,] { { 21, 20 }, { 10, 10 } }),
            "scores of 2 vectors in 2 classes by hand",
            new Suspect(
                ((vectors * importance).unsqueeze(-1) * patterns).sum(-1),
                "the products are added up over the classes; a score adds up over the features"),
            new Suspect(
                (vectors * importance).matmul(patterns) / 3, "the products are averaged; a dot product adds them up"));
    }

    [Test, ForTask("00.2")]
    public void Any_number_of_leading_dimensions_works()
    {
        CompareWithReference(Seeded.Normal(1, 4));
        CompareWithReference(Seeded.Normal(2, 3, 4));
        CompareWithReference(Seeded.Normal(3, 2, 3, 4));
        CompareWithReference(Seeded.Normal(4, 6, 2, 3, 4));
    }

    [Test, ForTask("00.2")]
    public void As_many_classes_and_vectors_as_features_hide_nothing() =>
        CompareWithReference(Seeded.Normal(5, 4, 4, 4), classes: 4);

    [Test, ForTask("00.2")]
    public void An_importance_of_1_leaves_a_matrix_product()
    {
        var (vectors, patterns) = (Seeded.Normal(6, 3, 4), Seeded.Normal(7, 4, 5));
        TensorAssert.Close(
            Tensors.Score(vectors, ones(4), patterns), vectors.matmul(patterns), "scores, each importance being 1");
    }

    [Test, ForTask("00.2")]
    public void Dtypes_stay_as_they_are()
    {
        CompareWithReference(Seeded.Normal(8, ScalarType.Float64, 2, 3, 4));
        CompareWithReference(Seeded.Normal(9, ScalarType.Float16, 2, 3, 4));
    }

    [Test, ForTask("00.2")]
    public void Nothing_that_comes_in_is_changed()
    {
        Tensor[] arguments = [Seeded.Normal(10, 2, 3, 4), Seeded.Normal(11, 4), Seeded.Normal(12, 4, 5)];
        Tensor[] before = [.. arguments.Select(argument => argument.clone())];

        Tensors.Score(arguments[0], arguments[1], arguments[2]);

        TensorAssert.Unchanged(arguments[0], before[0], "vectors");
        TensorAssert.Unchanged(arguments[1], before[1], "importance");
        TensorAssert.Unchanged(arguments[2], before[2], "patterns");
    }

    [Test, ForTask("00.2")]
    public void Gradients_reach_all_three() => GradientAssert.Same(
        inputs => Tensors.Score(inputs[0], inputs[1], inputs[2]),
        inputs => Reference.Tensors.Score(inputs[0], inputs[1], inputs[2]),
        [
            ("vectors", Seeded.Normal(13, 2, 3, 4)), ("importance", Seeded.Normal(14, 4)),
            ("patterns", Seeded.Normal(15, 4, 5)),
        ],
        "Score");

    [Test, ForTask("00.2")]
    public void What_does_not_fit_is_refused()
    {
        var (vectors, importance, patterns) = (Seeded.Normal(16, 3, 4), Seeded.Normal(17, 4), Seeded.Normal(18, 4, 5));
        var (five, other) = (Seeded.Normal(19, 5), Seeded.Normal(20, 5, 4));

        ArgumentAssert.Rejects(
            () => Tensors.Score(vectors, five, patterns), "importance", five, "it has 5 factors for 4 features");
        ArgumentAssert.Rejects(
            () => Tensors.Score(vectors, importance, other), "patterns", other, "its features are 5 and not 4");
        ArgumentAssert.Rejects(
            () => Tensors.Score(vectors, patterns, patterns), "importance", patterns, "it is a table");
        ArgumentAssert.Rejects(
            () => Tensors.Score(vectors, importance, importance), "patterns", importance, "it is a row");
        ArgumentAssert.Rejects(
            () => Tensors.Score(vectors, importance, patterns.to(ScalarType.Float64)),
            "patterns",
            patterns,
            "it is Float64, vectors Float32");
        ArgumentAssert.Rejects(
            () => Tensors.Score(vectors, importance.to(ScalarType.Float64), patterns),
            "importance",
            importance,
            "it is Float64, vectors Float32");
    }

    private static void CompareWithReference(Tensor vectors, long classes = 5)
    {
        var type = vectors.dtype;
        var (importance, patterns) = (Seeded.Normal(30, type, 4), Seeded.Normal(31, type, 4, classes));
        var expected = Reference.Tensors.Score(vectors, importance, patterns);
        List<Suspect> suspects =
        [
            new(vectors.matmul(patterns), "the importance has no effect"),
            new((vectors + importance).matmul(patterns), "the importance is added and not multiplied"),
            new(expected / 4, "the products are averaged; a dot product adds them up"),
        ];
        if (classes == 4)
        {
            suspects.Add(new(
                (vectors * importance).matmul(patterns.transpose(0, 1)),
                "the patterns are transposed; their rows are the features already"));
            suspects.Add(new(
                vectors.matmul(patterns) * importance, "the importance is multiplied with the classes' scores"));
            suspects.Add(new(vectors * importance * patterns, "patterns are multiplied value by value"));
        }

        TensorAssert.Close(
            Tensors.Score(vectors, importance, patterns),
            expected,
            $"scores of vectors {Guard.Shape(vectors)} {type} in {classes} classes",
            [.. suspects]);
    }
}
