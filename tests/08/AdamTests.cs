extern alias reference;

using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson08;

namespace Katas.Lesson08.Tests;

public class AdamTests
{
    private static readonly AdamOptions s_plain = new() { Beta1 = 0.9, Beta2 = 0.99, Epsilon = 1e-9 };

    [Test, ForTask("08.7")]
    public void The_first_step_goes_as_far_as_the_learning_rate_whatever_the_gradient()
    {
        using var parameter = Parameter(1, -2, 3);
        var gradient = tensor([0.5, -20, 0.001]);

        Adam.Update(parameter, gradient, 0.1, s_plain);

        TensorAssert.Close(
            parameter.Weights,
            tensor([0.9, -1.9, 2.9]),
            "weights 1, -2, 3 after one step with rate 0.1 along 0.5, -20, 0.001: each moves by 0.1, against it",
            1e-6,
            new Suspect(tensor([1.1, -2.1, 3.1]), "the weights move along the gradient, uphill"),
            new Suspect(
                tensor([1 - (0.1 * 0.1 / Math.Sqrt(0.01)), -2 + (0.1 * 0.1 / Math.Sqrt(0.01)), 2.9]),
                "there is no bias correction"));
    }

    [Test, ForTask("08.7")]
    public void The_moments_are_running_means()
    {
        using var parameter = Parameter(0, 0);

        Adam.Update(parameter, tensor([2.0, -1]), 0.1, s_plain);
        Adam.Update(parameter, tensor([1.0, 3]), 0.1, s_plain);

        Assert.That(parameter.Steps, Is.EqualTo(2), "Steps after two steps");
        TensorAssert.Close(
            parameter.FirstMoment,
            tensor([(0.9 * 0.1 * 2) + (0.1 * 1), (0.9 * 0.1 * -1) + (0.1 * 3)]),
            "first moment after the gradients (2, -1) and (1, 3), beta 1 being 0.9",
            new Suspect(tensor([0.28 / 0.19, 0.21 / 0.19]), "it is kept after the bias correction, and not before"),
            new Suspect(
                zeros(2, ScalarType.Float64), "the new moment is not kept: it is assigned to nothing that lasts"));
        TensorAssert.Close(
            parameter.SecondMoment,
            tensor([(0.99 * 0.01 * 4) + (0.01 * 1), (0.99 * 0.01 * 1) + (0.01 * 9)]),
            "second moment after the gradients (2, -1) and (1, 3), beta 2 being 0.99",
            new Suspect(
                tensor([0.0298, 0.0201]), "the gradient itself is averaged, and not its square"));
    }

    [Test, ForTask("08.7")]
    public void Steps_match_the_reference()
    {
        foreach (var type in new[] { ScalarType.Float32, ScalarType.Float64 })
        {
            CompareWithReference(new AdamOptions(), type);
            CompareWithReference(new AdamOptions { Beta1 = 0.5, Beta2 = 0.7, Epsilon = 0.3 }, type);
            CompareWithReference(new AdamOptions { WeightDecay = 0.4 }, type);
        }
    }

    [Test, ForTask("08.7")]
    public void Each_parameter_has_steps_and_moments_of_its_own()
    {
        using var one = Parameter(1, 2, 3);
        using var other = Parameter(5, -5);
        Adam.Update(one, tensor([1.0, 2, 3]), 0.1, s_plain);
        Adam.Update(one, tensor([3.0, 2, 1]), 0.1, s_plain);

        Adam.Update(other, tensor([-7.0, 7]), 0.1, s_plain);

        Assert.That((one.Steps, other.Steps), Is.EqualTo((2, 1)), "Steps of two parameters after two steps and one");
        TensorAssert.Close(
            other.Weights,
            tensor([5.1, -5.1]),
            "weights 5, -5 after their first step of 0.1, another parameter having had two steps before",
            1e-6);
    }

    [Test, ForTask("08.7")]
    public void A_rate_of_0_moves_nothing_but_counts()
    {
        using var parameter = Parameter(1, -2);

        Adam.Update(parameter, tensor([4.0, -8]), 0, s_plain with { WeightDecay = 0.5 });

        Assert.That(parameter.Steps, Is.EqualTo(1), "Steps after a step with rate 0");
        TensorAssert.Close(parameter.Weights, tensor([1.0, -2]), "weights 1, -2 after a step with rate 0");
        TensorAssert.Close(parameter.FirstMoment, tensor([0.4, -0.8]), "first moment after a step with rate 0");
    }

    [Test, ForTask("08.7")]
    public void Epsilon_is_added_to_the_root()
    {
        using var parameter = Parameter(0.0);

        Adam.Update(parameter, tensor([3.0]), 1, s_plain with { Epsilon = 1 });

        TensorAssert.Close(
            parameter.Weights,
            tensor([-3.0 / (3 + 1)]),
            "weight 0 after a step with rate 1, gradient 3 and epsilon 1",
            new Suspect(tensor([-3 / Math.Sqrt(10)]), "epsilon is added under the root"));
    }

    [Test, ForTask("08.7")]
    public void Weight_decay_goes_past_the_moments()
    {
        using var parameter = Parameter(10, -4);

        Adam.Update(parameter, tensor([0.5, 0.5]), 0.1, s_plain with { WeightDecay = 0.2 });

        TensorAssert.Close(
            parameter.Weights,
            tensor([10 - 0.1 - (0.1 * 0.2 * 10), -4 - 0.1 + (0.1 * 0.2 * 4)]),
            "weights 10 and -4 after a step of 0.1 with decay 0.2: both lose 0.1, and 0.1 · 0.2 of themselves",
            new Suspect(tensor([9.9, -3.9]), "the decay is added to the gradient, where Adam evens it out"),
            new Suspect(tensor([10 - 0.1 - 2, -4 - 0.1 + 0.8]), "the decay is not multiplied by the learning rate"),
            new Suspect(tensor([9.9, -4.1]), "there is no weight decay"));
        TensorAssert.Close(
            parameter.FirstMoment, tensor([0.05, 0.05]), "first moment: it knows nothing of the decay");
    }

    [Test, ForTask("08.7")]
    public void The_gradient_stays_and_the_moments_outlive_the_step()
    {
        using var parameter = Parameter(1, 2, 3);
        var gradient = tensor([1.0, 2, 3]);
        var before = gradient.clone();

        using (NewDisposeScope())
        {
            Adam.Update(parameter, gradient, 0.1, s_plain);
        }

        TensorAssert.Unchanged(gradient, before, "gradient");
        TensorAssert.Close(
            parameter.FirstMoment, tensor([0.1, 0.2, 0.3]), "first moment after the scope of the step has ended");
        Assert.That(parameter.FirstMoment.requires_grad, Is.False, "whether the moment keeps a graph");
    }

    [Test, ForTask("08.7")]
    public void An_optimiser_moves_what_has_a_gradient()
    {
        var toy = new ToyTraining();
        using var adam = new Adam(toy.Module);
        var batch = ToyData.Batch(1, 2, 3, 0);
        toy.Logits(batch).square().mean().backward();
        var before = toy.Module.named_parameters().ToDictionary(each => each.name, each => each.parameter.clone());

        adam.Step(0.1);

        foreach (var (name, parameter) in toy.Module.named_parameters())
        {
            bool moved = (parameter - before[name]).abs().max().ToDouble() > 0.01;
            Assert.That(
                moved, Is.EqualTo(!name.StartsWith("unused", StringComparison.Ordinal)), $"whether {name} moved");
        }
    }

    [Test, ForTask("08.7")]
    public void Nothing_is_left_behind()
    {
        using var parameter = Parameter(1, 2, 3);
        var gradient = tensor([1.0, 2, 3]);
        Adam.Update(parameter, gradient, 0.1, s_plain);
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        for (int i = 0; i < 10; i++)
        {
            using var scope = NewDisposeScope();
            Adam.Update(parameter, gradient, 0.1, s_plain);
        }

        Assert.That(
            DisposeScopeManager.Statistics.ThreadTotalLiveCount - before,
            Is.LessThanOrEqualTo(0),
            "tensors alive after ten more steps that were not before");
    }

    [Test, ForTask("08.7")]
    public void What_does_not_fit_is_refused()
    {
        using var parameter = Parameter(1, 2, 3);
        var tooShort = tensor([1.0, 2]);
        ArgumentAssert.Rejects(
            () => Adam.Update(parameter, tooShort, 0.1, s_plain), "gradient", tooShort, "there are 3 weights");
        ArgumentAssert.Rejects<ArgumentOutOfRangeException>(
            () => Adam.Update(parameter, tensor([1.0, 2, 3]), -0.1, s_plain), "learningRate", "it is negative");
    }

    private static AdamParameter Parameter(params double[] weights) => new("weights", tensor(weights));

    private static void CompareWithReference(AdamOptions options, ScalarType type)
    {
        var start = Seeded.Normal(1, type, 3, 5);
        using var parameter = new AdamParameter("weights", start.clone());
        using var expected = new Reference.AdamParameter("weights", start.clone());
        var numbers = new Reference.AdamOptions
        {
            Beta1 = options.Beta1,
            Beta2 = options.Beta2,
            Epsilon = options.Epsilon,
            WeightDecay = options.WeightDecay,
        };
        for (int step = 1; step <= 6; step++)
        {
            var gradient = Seeded.Normal(10 + step, type, 3, 5) * Math.Pow(10, step - 4);
            Adam.Update(parameter, gradient, 0.1 / step, options);
            Reference.Adam.Update(expected, gradient, 0.1 / step, numbers);
            TensorAssert.Close(parameter.Weights, expected.Weights, $"weights after step {step} with {options}");
        }
    }
}
