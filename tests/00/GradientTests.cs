extern alias reference;

using Katas.Testkit;
using Katas.Toolkit;
using NUnit.Framework;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson00;

namespace Katas.Lesson00.Tests;

public class GradientTests
{
    [Test, ForTask("00.6")]
    public void Loss_and_gradient_are_what_they_are_by_hand()
    {
        // Answers 3·2 = 6 and 3·1 = 3, so errors of 1 and -1: loss (1 + 1)/2, gradient (2·1·2 + 2·(-1)·1)/2.
        var (loss, gradient) = Learning.Gradient(
            tensor(new[] { 3f }), tensor(new float[,] { { 2 }, { 1 } }), tensor(new float[] { 5, 4 }));

        TensorAssert.Close(loss, tensor(1f), "loss for errors of 1 and -1");
        Assert.That(
            gradient,
            Is.Not.Null,
            "the gradient. `grad` is null where backward has not run, and in a tensor that was computed from a marked "
            + "one: only the marked one itself keeps its gradient");
        TensorAssert.Close(
            gradient,
            tensor(new[] { 1f }),
            "gradient for w = 3, inputs 2 and 1, targets 5 and 4",
            new Suspect(tensor(new[] { 2f }), "the rows' gradients are added up; the loss is a mean"),
            new Suspect(tensor(new[] { 0.5f }), "the 2 that comes from the square is missing"),
            new Suspect(tensor(new[] { -1f }), "the sign is turned round: the loss grows along the gradient"));
    }

    [Test, ForTask("00.6")]
    public void It_matches_the_reference_for_any_sizes()
    {
        CompareWithReference(4, 3);
        CompareWithReference(3, 5);
        CompareWithReference(1, 6);
        CompareWithReference(7, 1);
    }

    [Test, ForTask("00.6")]
    public void As_many_rows_as_features_hide_nothing() => CompareWithReference(4, 4);

    [Test, ForTask("00.6")]
    public void Float64_stays_float64() => CompareWithReference(4, 3, ScalarType.Float64);

    [Test, ForTask("00.6")]
    public void Where_every_answer_is_right_there_is_no_loss_and_no_gradient()
    {
        var (weights, inputs, _) = Example(4, 3, ScalarType.Float64);
        var (loss, gradient) = Learning.Gradient(weights, inputs, inputs.matmul(weights));

        TensorAssert.Close(loss, zeros([], dtype: ScalarType.Float64), "loss of right answers");
        TensorAssert.Close(gradient, zeros(3, dtype: ScalarType.Float64), "gradient of right answers");
    }

    [Test, ForTask("00.6")]
    public void The_gradient_is_the_loss_s_slope()
    {
        var (weights, inputs, targets) = Example(4, 3, ScalarType.Float64);
        var (_, gradient) = Learning.Gradient(weights, inputs, targets);
        for (int i = 0; i < 3; i++)
        {
            var nudge = zeros(3, dtype: ScalarType.Float64);
            nudge[i] = 1e-4;
            double slope = (Loss(weights + nudge) - Loss(weights - nudge)) / 2e-4;
            Assert.That(
                gradient[i].ToDouble(),
                Is.EqualTo(slope).Within(1e-6),
                $"gradient of weight {i}, beside the loss's difference when it is moved by 0.0001 either way");
        }

        double Loss(Tensor moved) => Learning.Gradient(moved, inputs, targets).loss.ToDouble();
    }

    [Test, ForTask("00.6")]
    public void Nothing_that_comes_in_is_changed_or_marked()
    {
        var (weights, inputs, targets) = Example(4, 3, ScalarType.Float32);
        var before = (weights.clone(), inputs.clone(), targets.clone());

        Learning.Gradient(weights, inputs, targets);

        TensorAssert.Unchanged(weights, before.Item1, "weights");
        TensorAssert.Unchanged(inputs, before.Item2, "inputs");
        TensorAssert.Unchanged(targets, before.Item3, "targets");
        Assert.That(
            weights.requires_grad, Is.False, "whether weights are marked after the call: mark a copy of your own");
    }

    [Test, ForTask("00.6")]
    public void The_caller_s_own_gradient_stays()
    {
        var (weights, inputs, targets) = Example(4, 3, ScalarType.Float32);
        using var parameter = new Parameter(weights.clone());
        (parameter * 2).sum().backward();

        var (_, gradient) = Learning.Gradient(parameter, inputs, targets);

        TensorAssert.Close(
            parameter.grad,
            full([3], 2f),
            "the gradient that was in the caller's weights before the call",
            new Suspect(gradient.detach() + 2, "backward ran on the caller's weights, and added to what was there"));
        TensorAssert.Close(
            gradient,
            Reference.Learning.Gradient(weights, inputs, targets).gradient,
            "gradient for weights that have one already",
            new Suspect(gradient.detach() + 2, "the gradient from before is in it"));
    }

    [Test, ForTask("00.6")]
    public void A_second_call_gives_the_same_again()
    {
        var (weights, inputs, targets) = Example(4, 3, ScalarType.Float32);
        var first = Learning.Gradient(weights, inputs, targets).gradient.clone();

        TensorAssert.Close(
            Learning.Gradient(weights, inputs, targets).gradient,
            first,
            "gradient of a second call with the same",
            new Suspect(first * 2, "the gradients of both calls have added up"));
    }

    [Test, ForTask("00.6")]
    public void Nothing_but_the_two_results_is_left()
    {
        var (weights, inputs, targets) = Example(4, 3, ScalarType.Float32);
        using var outer = NewDisposeScope();
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        Learning.Gradient(weights, inputs, targets);

        Assert.That(
            DisposeScopeManager.Statistics.ThreadTotalLiveCount - before,
            Is.LessThanOrEqualTo(2),
            "tensors alive after the call that were not before: the loss and the gradient. A dispose scope frees the "
            + "others");
    }

    [Test, ForTask("00.6")]
    public void What_does_not_fit_is_refused()
    {
        var (weights, inputs, targets) = Example(4, 3, ScalarType.Float32);
        var (five, column, wide) = (Seeded.Normal(1, 5), targets.unsqueeze(1), Seeded.Normal(2, 4, 5));

        ArgumentAssert.Rejects(
            () => Learning.Gradient(weights, inputs, five), "targets", five, "it has 5 targets for 4 rows");
        ArgumentAssert.Rejects(
            () => Learning.Gradient(weights, inputs, column), "targets", column, "it is a column, not a row");
        ArgumentAssert.Rejects(
            () => Learning.Gradient(weights, wide, targets), "inputs", wide, "its features are 5 and not 3");
        ArgumentAssert.Rejects(
            () => Learning.Gradient(inputs, inputs, targets), "weights", inputs, "it is a table");
        ArgumentAssert.Rejects(
            () => Learning.Gradient(weights, weights, targets), "inputs", weights, "it is a row");
        ArgumentAssert.Rejects(
            () => Learning.Gradient(weights, inputs, targets.to(ScalarType.Float64)),
            "targets",
            targets,
            "it is Float64, weights Float32");
        ArgumentAssert.Rejects(
            () => Learning.Gradient(weights, inputs.to(ScalarType.Float64), targets),
            "inputs",
            inputs,
            "it is Float64, weights Float32");
    }

    private static (Tensor weights, Tensor inputs, Tensor targets) Example(long rows, long features, ScalarType type) =>
        (Seeded.Normal(11, type, features), Seeded.Normal(12, type, rows, features), Seeded.Normal(13, type, rows));

    private static void CompareWithReference(long rows, long features, ScalarType type = ScalarType.Float32)
    {
        var (weights, inputs, targets) = Example(rows, features, type);
        var expected = Reference.Learning.Gradient(weights, inputs, targets);
        var errors = inputs.matmul(weights) - targets; // [row]
        var everyPair = inputs.matmul(weights).unsqueeze(1) - targets; // [row, row]
        string what = $"for {rows} rows of {features} features, {type}";
        var (loss, gradient) = Learning.Gradient(weights, inputs, targets);
        TensorAssert.Close(
            loss,
            expected.loss,
            $"loss {what}",
            new Suspect(errors.square().sum(), "the squares are added up; the loss is their mean"),
            new Suspect(
                errors.square().sum() / (rows * features),
                "the sum is divided by rows and features; it should be divided by the rows alone"),
            new Suspect(errors.mean(), "the errors are not squared"),
            new Suspect(errors.abs().mean(), "the errors' sizes are averaged, not their squares"),
            new Suspect(everyPair.square().mean(), "every answer is held against every target: [row, 1] - [row]"));
        TensorAssert.Close(
            gradient,
            expected.gradient,
            $"gradient {what}",
            new Suspect(expected.gradient * rows, "the rows' gradients are added up; the loss is a mean"),
            new Suspect(expected.gradient * -1, "the sign is turned round: the loss grows along the gradient"),
            new Suspect(expected.gradient / 2, "the 2 that comes from the square is missing"));
    }
}
