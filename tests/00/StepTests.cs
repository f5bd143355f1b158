extern alias reference;

using Katas.Testkit;
using Katas.Toolkit;
using NUnit.Framework;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Lesson00.Tests;

public class StepTests
{
    [Test, ForTask("00.7")]
    public void A_parameter_moves_against_its_gradient()
    {
        using var parameter = WithGradient(tensor(new float[] { 1, 2, 3 }), tensor(new float[] { 10, 0, -20 }));

        Learning.Step([parameter], 0.1);

        TensorAssert.Close(
            parameter.detach(),
            tensor(new float[] { 0, 2, 5 }),
            "[1, 2, 3] after a step of 0.1 with the gradient [10, 0, -20]",
            new Suspect(tensor(new float[] { 2, 2, 1 }), "the step goes uphill: along the gradient, not against it"),
            new Suspect(tensor(new float[] { -9, 2, 23 }), "the learning rate has no effect"),
            new Suspect(tensor(new float[] { 1, 2, 3 }), "the parameter itself has not changed; a copy has, perhaps"));
    }

    [Test, ForTask("00.7")]
    public void All_parameters_move_whatever_their_shapes()
    {
        foreach (var type in new[] { ScalarType.Float32, ScalarType.Float64 })
        {
            Tensor[] values =
                [Seeded.Normal(1, type, 3), Seeded.Normal(2, type, 2, 5), Seeded.Normal(3, type, 4, 1, 6)];
            Tensor[] gradients = [.. values.Select((value, i) => Seeded.Normal(10 + i, type, value.shape))];
            Parameter[] parameters = [.. values.Zip(gradients).Select(pair => WithGradient(pair.First, pair.Second))];

            Learning.Step(parameters, 0.25);

            for (int i = 0; i < parameters.Length; i++)
            {
                TensorAssert.Close(
                    parameters[i].detach(),
                    values[i] - (gradients[i] * 0.25),
                    $"parameter {i}, {Guard.Shape(values[i])} {type}, after a step of 0.25",
                    new Suspect(values[i], "this parameter was not moved"));
            }
        }
    }

    [Test, ForTask("00.7")]
    public void It_is_the_very_tensor_that_moves()
    {
        using var parameter = WithGradient(Seeded.Normal(4, 3), Seeded.Normal(5, 3));
        var view = parameter.detach(); // looks at the same memory
        var before = view.clone();

        Learning.Step([parameter], 0.5);

        Assert.That(parameter.IsInvalid, Is.False, "whether the parameter was disposed");
        TensorAssert.Close(
            view,
            before - (Seeded.Normal(5, 3) * 0.5),
            "the parameter's own memory after a step",
            new Suspect(before, "the step made a new tensor, and the model goes on with the old one"));
    }

    [Test, ForTask("00.7")]
    public void The_gradient_is_zero_afterwards()
    {
        using var parameter = WithGradient(Seeded.Normal(6, 3), Seeded.Normal(7, 3));
        Learning.Step([parameter], 0.5);
        Assert.That(
            parameter.grad is not { } gradient || gradient.abs().max().ToDouble() == 0,
            Is.True,
            "whether the gradient is zero (or null) after a step; the next backward adds to what is there");

        var before = parameter.detach().clone();
        (parameter * 3).sum().backward();
        Learning.Step([parameter], 0.5);

        TensorAssert.Close(
            parameter.detach(),
            before - 1.5,
            "the parameter after a second step, with a gradient of 3",
            new Suspect(before - ((Seeded.Normal(7, 3) + 3) * 0.5), "the first step's gradient is still in it"));
    }

    [Test, ForTask("00.7")]
    public void A_parameter_without_a_gradient_stays_as_it_is()
    {
        using var idle = new Parameter(Seeded.Normal(8, 4));
        using var busy = WithGradient(Seeded.Normal(9, 3), ones(3));

        Learning.Step([idle, busy], 0.5);

        TensorAssert.Unchanged(idle.detach(), Seeded.Normal(8, 4), "a parameter without a gradient");
        TensorAssert.Close(
            busy.detach(),
            Seeded.Normal(9, 3) - 0.5,
            "the parameter behind it",
            new Suspect(Seeded.Normal(9, 3), "the first parameter without a gradient ends the step for all"));
    }

    [Test, ForTask("00.7")]
    public void Parameters_can_be_trained_on_afterwards()
    {
        using var parameter = WithGradient(Seeded.Normal(10, 3), ones(3));

        Learning.Step([parameter], 0.5);

        Assert.That(parameter.requires_grad, Is.True, "whether the parameter is still marked after a step");
        Assert.That((parameter * 2).requires_grad, Is.True, "whether gradients are recorded after a step");
    }

    [Test, ForTask("00.7")]
    public void Many_steps_reach_the_lowest_point()
    {
        // (w - 3)² falls by the factor 1 - 2 · rate with each step.
        using var parameter = new Parameter(tensor(new[] { 0.0 }));
        for (int i = 0; i < 20; i++)
        {
            (parameter - 3).square().sum().backward();
            Learning.Step([parameter], 0.25);
        }

        TensorAssert.Close(
            parameter.detach(), tensor(new[] { 3 - (3 * Math.Pow(0.5, 20)) }), "w after 20 steps on (w - 3)²");
    }

    [Test, ForTask("00.7")]
    public void Nothing_is_left_behind()
    {
        using var parameter = WithGradient(Seeded.Normal(11, 3), ones(3));
        Learning.Step([parameter], 0.5);
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        for (int i = 0; i < 5; i++)
        {
            Learning.Step([parameter], 0.5);
        }

        Assert.That(
            DisposeScopeManager.Statistics.ThreadTotalLiveCount - before,
            Is.LessThanOrEqualTo(0),
            "tensors alive after five more steps that were not before: products, and what `grad` returns, need a "
            + "dispose scope");
    }

    [Test, ForTask("00.7")]
    public void Rates_that_are_none_are_refused()
    {
        using var parameter = new Parameter(ones(3));
        foreach (double rate in new[] { 0, -0.1, double.NaN })
        {
            ArgumentAssert.Rejects<ArgumentOutOfRangeException>(
                () => Learning.Step([parameter], rate), "rate", $"it is {rate}");
        }
    }

    private static Parameter WithGradient(Tensor value, Tensor gradient)
    {
        var parameter = new Parameter(value.clone());
        (parameter * gradient).sum().backward();
        return parameter;
    }
}
