extern alias reference;

using Katas.Testkit;
using Katas.Toolkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson00;

namespace Katas.Lesson00.Tests;

public class CrossEntropyTests
{
    [Test, ForTask("00.8")]
    public void The_loss_is_what_it_is_by_hand()
    {
        // Softmax of [ln 1, ln 3, ln 4] is [1/8, 3/8, 4/8]; that of three equal logits is 1/3 each.
        var logits = tensor(new[,] { { 0, MathF.Log(3), MathF.Log(4) }, { 5, 5, 5 } });

        TensorAssert.Close(
            Learning.CrossEntropy(logits, tensor(new long[] { 2, 0 })),
            tensor((MathF.Log(2) + MathF.Log(3)) / 2),
            "mean of -ln(4/8) and -ln(1/3)",
            new Suspect(tensor(MathF.Log(2) + MathF.Log(3)), "the rows are added up; the loss is their mean"),
            new Suspect(tensor(-(MathF.Log(2) + MathF.Log(3)) / 2), "the sign is missing: the loss is -ln p"),
            new Suspect(
                tensor((MathF.Log(2) + MathF.Log(3)) / 6),
                "the mean runs over the classes, too; it should run over the rows"),
            new Suspect(
                (logits.logsumexp(-1).log() - logits.gather(1, tensor(new long[,] { { 2 }, { 0 } })).squeeze(1)).mean(),
                "logsumexp is a logarithm already, and another one is taken of it"),
            new Suspect(tensor(((4 / 8f) + (1 / 3f)) / 2), "the probabilities are averaged; -ln is missing"));
    }

    [Test, ForTask("00.8")]
    public void It_matches_the_reference_for_any_sizes()
    {
        CompareWithReference(Seeded.Normal(1, 4, 3), 0, 2, 1, 2);
        CompareWithReference(Seeded.Normal(2, 3, 5) * 4, 4, 0, 2);
        CompareWithReference(Seeded.Normal(3, 1, 6), 5);
        CompareWithReference(Seeded.Normal(4, 3, 1), 0, 0, 0);
    }

    [Test, ForTask("00.8")]
    public void As_many_rows_as_classes_hide_nothing() => CompareWithReference(Seeded.Normal(5, 4, 4), 1, 3, 0, 3);

    [Test, ForTask("00.8")]
    public void Float64_stays_float64() => CompareWithReference(Seeded.Normal(6, ScalarType.Float64, 4, 3), 0, 2, 1, 2);

    [Test, ForTask("00.8")]
    public void Who_knows_nothing_has_a_loss_of_ln_classes() => TensorAssert.Close(
        Learning.CrossEntropy(zeros(3, 8), tensor(new long[] { 7, 0, 3 })),
        tensor(MathF.Log(8)),
        "loss of equal logits for 8 classes");

    [Test, ForTask("00.8")]
    public void Huge_logits_give_a_finite_loss()
    {
        var logits = tensor(new float[,] { { 1000, 0, -1000 }, { -1000, -1000, -1000 }, { 0, 1000, 1000 } });
        var labels = tensor(new long[] { 1, 2, 1 });
        var loss = Learning.CrossEntropy(logits, labels);

        TensorAssert.NoNaN(loss, "loss of logits around 1000", "e^1000 is ∞, and ∞/∞ is NaN");
        TensorAssert.Close(
            loss,
            tensor((1000 + MathF.Log(3) + MathF.Log(2)) / 3),
            "mean of 1000, ln 3 and ln 2",
            new Suspect(
                tensor(float.PositiveInfinity), "a probability was rounded to 0 before its logarithm was taken"));
    }

    [Test, ForTask("00.8")]
    public void A_class_that_is_ruled_out_does_no_harm() => TensorAssert.Close(
        Learning.CrossEntropy(
            tensor(new[,] { { 1, float.NegativeInfinity, 1 } }), tensor(new long[] { 2 })),
        tensor(MathF.Log(2)),
        "loss of two equal logits and one of -∞");

    [Test, ForTask("00.8")]
    public void Adding_a_constant_to_a_row_changes_nothing()
    {
        var (logits, labels) = (Seeded.Normal(7, ScalarType.Float64, 4, 3), tensor(new long[] { 0, 2, 1, 2 }));
        TensorAssert.Close(
            Learning.CrossEntropy(logits + (Seeded.Normal(8, ScalarType.Float64, 4, 1) * 10), labels),
            Learning.CrossEntropy(logits, labels),
            "loss of shifted logits (seen) and of the logits as they are (expected)");
    }

    [Test, ForTask("00.8")]
    public void Logits_and_labels_are_left_as_they_were()
    {
        var (logits, labels) = (Seeded.Normal(9, 4, 3), tensor(new long[] { 0, 2, 1, 2 }));
        var (logitsBefore, labelsBefore) = (logits.clone(), labels.clone());

        Learning.CrossEntropy(logits, labels);

        TensorAssert.Unchanged(logits, logitsBefore, "logits");
        TensorAssert.Unchanged(labels, labelsBefore, "labels");
    }

    [Test, ForTask("00.8")]
    public void A_gradient_reaches_the_logits()
    {
        var labels = tensor(new long[] { 0, 2, 1, 2 });
        GradientAssert.Same(
            inputs => Learning.CrossEntropy(inputs[0], labels),
            inputs => Reference.Learning.CrossEntropy(inputs[0], labels),
            [("logits", Seeded.Normal(10, 4, 3))],
            "CrossEntropy");
    }

    [Test, ForTask("00.8")]
    public void What_does_not_fit_is_refused()
    {
        var logits = Seeded.Normal(11, 4, 3);
        Tensor[] wrong =
        [
            tensor(new long[] { 0, 1 }), tensor(new long[] { 0, 1, 2, 3 }), tensor(new long[] { 0, 1, 2, -1 }),
            tensor(new[] { 0, 1, 2, 0 }), zeros(4, 1, dtype: ScalarType.Int64),
        ];
        foreach (var labels in wrong)
        {
            ArgumentAssert.Rejects(
                () => Learning.CrossEntropy(logits, labels), "labels", labels, "four Int64 labels from 0 to 2 fit");
        }

        var row = Seeded.Normal(12, 3);
        ArgumentAssert.Rejects(
            () => Learning.CrossEntropy(row, tensor(new long[] { 0 })), "logits", row, "it is a row");
    }

    private static class Causes
    {
        public const string Epsilon = "a small number is added inside the logarithm; logsumexp does without";
    }

    private static void CompareWithReference(Tensor logits, params long[] labels)
    {
        var right = tensor(labels);
        var expected = Reference.Learning.CrossEntropy(logits, right);
        var logarithms = nn.functional.log_softmax(logits, -1);
        var ofRight = logarithms.gather(1, right.unsqueeze(1));
        List<Suspect> suspects =
        [
            new(-ofRight.sum(), "the rows are added up; the loss is their mean"),
            new(ofRight.mean(), "the sign is missing: the loss is -ln p"),
            new(ofRight.exp().mean(), "the probabilities are averaged; -ln is missing"),
            new(-ofRight.exp().mean().log(), "the logarithm is taken of the mean; it should be the other way round"),
            new(-(ofRight.exp() + 1e-9).log().mean(), Causes.Epsilon),
            new(-(ofRight.exp() + 1e-8).log().mean(), Causes.Epsilon),
            new(-(ofRight.exp() + 1e-12).log().mean(), Causes.Epsilon),
            new(-ofRight.squeeze(1), "there is a loss for each row; one number is asked for"),
            new(-logits.gather(1, right.unsqueeze(1)).mean(), "the logits are taken for logarithms of probabilities"),
            new(-logarithms.mean(), "all classes are averaged; only the right one counts"),
            new(
                -nn.functional.log_softmax(nn.functional.softmax(logits, -1), -1).gather(1, right.unsqueeze(1)).mean(),
                "softmax is taken twice"),
        ];
        if (logits.size(0) == logits.size(1))
        {
            suspects.Add(new(
                -nn.functional.log_softmax(logits, 0).gather(1, right.unsqueeze(1)).mean(),
                "softmax runs over the rows and not over the classes"));
        }

        TensorAssert.Close(
            Learning.CrossEntropy(logits, right),
            expected,
            $"loss of logits {Guard.Shape(logits)} {logits.dtype}, labels {string.Join(", ", labels)}",
            [.. suspects]);
    }
}
