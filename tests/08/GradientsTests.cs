extern alias reference;

using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson08;

namespace Katas.Lesson08.Tests;

public class GradientsTests
{
    [Test, ForTask("08.9")]
    public void Gradients_that_are_too_long_together_are_shortened_by_one_factor()
    {
        var module = Module([3, 0], [0, 4, 12]); // norms 3 and √160, together √169 = 13

        double norm = Gradients.Clip(module, 6.5, 1);

        Assert.That(norm, Is.EqualTo(13).Within(1e-6), "norm of the gradients (3, 0) and (0, 4, 12) before clipping");
        TensorAssert.Close(
            All(module),
            tensor([1.5f, 0, 0, 2, 6]),
            "gradients (3, 0) and (0, 4, 12) clipped to a norm of 6.5: half of each",
            new Suspect(
                tensor([3f, 0, 0, 4, 12]), "they are not changed in place; the optimiser still sees the old ones"),
            new Suspect(
                tensor([3f, 0, 0, (float)(4 * 6.5 / Math.Sqrt(160)), (float)(12 * 6.5 / Math.Sqrt(160))]),
                "each gradient is clipped by its own norm, which turns the direction"),
            new Suspect(tensor([3f, 0, 0, 4, 6.5f]), "each number is clipped by itself, which turns the direction"),
            new Suspect(tensor([6f, 0, 0, 8, 24]), "the factor is upside down"));
    }

    [Test, ForTask("08.9")]
    public void Short_ones_stay_as_they_are()
    {
        foreach (double most in new[] { 13.001, 20, 1e9 })
        {
            var module = Module([3, 0], [0, 4, 12]);

            double norm = Gradients.Clip(module, most, 1);

            Assert.That(norm, Is.EqualTo(13).Within(1e-6), "norm");
            TensorAssert.Close(
                All(module),
                tensor([3f, 0, 0, 4, 12]),
                $"gradients of norm 13, of which {most} is allowed",
                tolerance: 0,
                new Suspect(
                    tensor([3f, 0, 0, 4, 12]) * (float)(most / 13), "short gradients are made longer"));
        }

        var zero = Module([0, 0], [0, 0, 0]);
        Assert.That(Gradients.Clip(zero, 1, 1), Is.Zero, "norm of gradients of 0");
        TensorAssert.Close(All(zero), zeros(5), "gradients of 0, clipped", tolerance: 0);
    }

    [Test, ForTask("08.9")]
    public void A_parameter_without_a_gradient_counts_for_nothing()
    {
        var module = Module([3, 4], null);

        Assert.That(Gradients.Clip(module, 1, 1), Is.EqualTo(5).Within(1e-6), "norm of (3, 4) and of no gradient");
        TensorAssert.Close(module.parameters().First().grad, tensor([0.6f, 0.8f]), "gradient (3, 4), clipped to 1");
    }

    [Test, ForTask("08.9")]
    public void Clipping_matches_the_reference()
    {
        foreach (var type in new[] { ScalarType.Float32, ScalarType.Float64 })
        {
            foreach (double most in new[] { 0.1, 1, 5, 50 })
            {
                var (module, expected) = (Module(type), Module(type));

                double norm = Gradients.Clip(module, most, 1);

                Assert.That(norm, Is.EqualTo(Reference.Gradients.Clip(expected, most, 1)).Within(1e-5), "norm");
                TensorAssert.Close(
                    All(module), All(expected), $"gradients clipped to {most}", 1e-5); // torch's adds 1e-6
            }
        }
    }

    [Test, ForTask("08.9")]
    public void A_parameter_with_two_names_counts_once()
    {
        var module = new Tied();
        module.first.weight.grad = tensor([3f, 4]);

        double norm = Gradients.Clip(module, 1, 1);

        Assert.That(
            norm,
            Is.EqualTo(5).Within(1e-6),
            "norm of the gradient (3, 4) of a parameter with two names; counted once under each, it would be 7.07");
        TensorAssert.Close(
            module.first.weight.grad,
            tensor([0.6f, 0.8f]),
            "gradient (3, 4) of a parameter with two names, clipped to 1",
            new Suspect(tensor([0.12f, 0.16f]), "it is shortened twice, once under each name"));
    }

    [Test, ForTask("08.9")]
    public void The_gradients_themselves_are_shortened()
    {
        var module = Module([3, 4], [0, 0, 0]);
        var gradient = module.parameters().First().grad!;

        Gradients.Clip(module, 2.5, 1);

        TensorAssert.Close(
            gradient,
            tensor([1.5f, 2]),
            "gradient (3, 4), clipped to 2.5, as seen by those who hold it",
            new Suspect(tensor([3f, 4]), "another tensor took its place; it is to be changed in place"));
        Assert.That(
            Gradients.Clip(module, 100, 2), Is.EqualTo(2.5).Within(1e-6), "norm of what has been clipped to 2.5");
    }

    [Test, ForTask("08.9")]
    public void What_is_no_number_ends_the_run_and_says_where()
    {
        foreach (float bad in new[] { float.NaN, float.PositiveInfinity, float.NegativeInfinity })
        {
            var module = Module([3, 4], [0, bad, 1]);

            var exception = Assert.Throws<TrainingException>(
                () => Gradients.Clip(module, 1, 17), $"clipping a gradient that holds {bad}");

            Assert.That(
                exception?.Message, Does.Contain("17").And.Contain("second"), "what is said: step and parameter");
            TensorAssert.Close(
                module.parameters().First().grad, tensor([3f, 4]), "the other gradient, which stays as it was");
        }
    }

    [Test, ForTask("08.9")]
    public void No_gradient_at_all_is_an_error()
    {
        var exception = Assert.Throws<TrainingException>(() => Gradients.Clip(Module(null, null), 1, 17));
        Assert.That(exception?.Message, Does.Contain("17").And.Contain("gradient"), "what is said");
    }

    [Test, ForTask("08.9")]
    public void Nothing_is_left_behind()
    {
        var module = Module(ScalarType.Float32);
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        Gradients.Clip(module, 0.1, 1);

        Assert.That(
            DisposeScopeManager.Statistics.ThreadTotalLiveCount - before,
            Is.LessThanOrEqualTo(0),
            "tensors alive afterwards that were not before");
    }

    [Test, ForTask("08.9")]
    public void A_norm_of_0_is_refused() => ArgumentAssert.Rejects<ArgumentOutOfRangeException>(
        () => Gradients.Clip(Module([3, 4], [0, 0, 0]), 0, 1), "most", "it is 0");

    private static nn.Module Module(float[]? first, float[]? second)
    {
        var module = new Two(ScalarType.Float32);
        module.first.grad = first is null ? null : tensor(first);
        module.second.grad = second is null ? null : tensor(second);
        return module;
    }

    private static nn.Module Module(ScalarType type)
    {
        var module = new Two(type);
        module.first.grad = Seeded.Normal(1, type, 2);
        module.second.grad = Seeded.Normal(2, type, 3) * 7;
        return module;
    }

    private static Tensor All(nn.Module module) => cat([.. module.parameters().Select(each => each.grad!.flatten())]);

    private sealed class Two : nn.Module
    {
        public readonly TorchSharp.Modules.Parameter first;
        public readonly TorchSharp.Modules.Parameter second;

        public Two(ScalarType type)
            : base(nameof(Two))
        {
            first = new TorchSharp.Modules.Parameter(zeros(2, dtype: type));
            second = new TorchSharp.Modules.Parameter(zeros(3, dtype: type));
            RegisterComponents();
        }
    }
    /// <summary>One parameter with two names, as where an embedding is used a second time.</summary>
    private sealed class Tied : nn.Module
    {
        public readonly Half first = new(new TorchSharp.Modules.Parameter(zeros(2)));
        public readonly Half second;

        public Tied()
            : base(nameof(Tied))
        {
            second = new Half(first.weight);
            RegisterComponents();
        }

        public sealed class Half : nn.Module
        {
            public readonly TorchSharp.Modules.Parameter weight;

            public Half(TorchSharp.Modules.Parameter weight)
                : base(nameof(Half))
            {
                this.weight = weight;
                RegisterComponents();
            }
        }
    }
}
