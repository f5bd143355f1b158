extern alias reference;

using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson04;

namespace Katas.Lesson04.Tests;

/// <summary>GELU in its exact form and by tanh; the two differ by less than 0.0005, and are told apart.</summary>
public class GeluTests
{
    [Test, ForTask("04.4")]
    public void A_number_is_multiplied_by_the_chance_to_be_above_a_normal_one()
    {
        // Φ(0) = ½; Φ(1) = 0.841344746…; Φ(2) = 0.977249868…; Φ(-x) = 1 - Φ(x).
        var input = tensor([-2.0, -1, 0, 1, 2]);

        TensorAssert.Close(
            Activations.Gelu(input),
            tensor([-0.0455002638963584, -0.158655253931457, 0, 0.841344746068543, 1.95449973610364]),
            "GELU of -2, -1, 0, 1, 2",
            [.. ExactSuspects(input)]);
    }

    [Test, ForTask("04.4")]
    public void The_exact_form_matches_the_reference()
    {
        CompareExact(Seeded.Normal(1, 7) * 2);
        CompareExact(Seeded.Normal(2, 2, 3, 7) * 2);
        CompareExact(Seeded.Normal(3, ScalarType.Float64, 2, 6, 3, 7) * 2);
        CompareExact(tensor(-0.75f));
        CompareExact(Seeded.Normal(11, ScalarType.Float16, 2, 3, 7));
    }

    [Test, ForTask("04.4")]
    public void Far_from_0_it_is_a_rectifier() => TensorAssert.Close(
        Activations.Gelu(tensor([-100f, -20, 20, 100])), tensor([0f, 0, 20, 100]), "GELU of -100, -20, 20, 100");

    [Test, ForTask("04.4")]
    public void The_input_is_left_as_it_was()
    {
        var input = Seeded.Normal(4, 2, 3, 7);
        var before = input.clone();

        Activations.Gelu(input);

        TensorAssert.Unchanged(input, before, "input");
    }

    [Test, ForTask("04.4")]
    public void The_gradient_of_the_exact_form_matches() => GradientAssert.Same(
        inputs => Activations.Gelu(inputs[0]),
        inputs => Reference.Activations.Gelu(inputs[0]),
        [("input", Seeded.Normal(5, 2, 3, 7))],
        "GELU");

    [Test, ForTask("04.5")]
    public void The_numbers_inside_the_tanh_are_those_of_the_formula()
    {
        // y = ½ x (1 + tanh(r (x + c x³))), so artanh(2y/x - 1) / x = r + r c x²: two numbers tell r and c, a third one
        // whether it is of this form at all, which other tests ask.
        var inside = ((2 * Activations.GeluTanh(tensor([0.5, 1, 1.5])) / tensor([0.5, 1, 1.5])) - 1).atanh()
            / tensor([0.5, 1, 1.5]);
        double[] seen = [.. inside.to(ScalarType.Float64).data<double>()];
        double slope = (seen[2] - seen[0]) / 2;
        double root = seen[0] - (slope / 4);
        if (double.IsFinite(root) && root > 1e-6 && Math.Abs(slope) > 1e-6 && Math.Abs(root + slope - seen[1]) < 1e-5)
        {
            double expected = Math.Sqrt(2 / Math.PI);
            string cause = Math.Abs(root - 0.044715) < 1e-4 && Math.Abs((slope / root) - expected) < 1e-3
                ? "\nLikely cause: the two numbers have changed places."
                : root != expected && Math.Abs(root - expected) < 2e-2
                ? "\nLikely cause: √(2/π) is rounded too early; let the computer work it out."
                : "";
            Assert.That(
                root, Is.EqualTo(expected).Within(1e-5), $"r in tanh(r (x + c x³)), the factor of the whole "
                    + $"sum{cause}");
            Assert.That(slope / root, Is.EqualTo(0.044715).Within(1e-5), "c in tanh(r (x + c x³)), the cube's factor");
        }
    }

    [Test, ForTask("04.5")]
    public void The_form_by_tanh_of_some_numbers_is_known()
    {
        // √(2/π) (1 + 0.044715) = 0.8335616…, its tanh 0.6823839…, and half of 1 more is 0.8411919…
        var input = tensor([-1.0, 0, 1]);

        TensorAssert.Close(
            Activations.GeluTanh(input),
            tensor([-0.158808009, 0, 0.841191991]),
            "GELU by tanh of -1, 0, 1",
            1e-8,
            [.. TanhSuspects(input)]);
    }

    [Test, ForTask("04.5")]
    public void The_form_by_tanh_matches_the_reference()
    {
        CompareTanh(Seeded.Normal(6, 7) * 2);
        CompareTanh(Seeded.Normal(7, 2, 3, 7) * 2);
        CompareTanh(Seeded.Normal(8, ScalarType.Float64, 2, 6, 3, 7) * 2);
        CompareTanh(tensor(-0.75f));
        CompareTanh(Seeded.Normal(12, ScalarType.Float16, 2, 3, 7));
    }

    [Test, ForTask("04.5")]
    public void Far_from_0_the_form_by_tanh_is_a_rectifier_too() => TensorAssert.Close(
        Activations.GeluTanh(tensor([-100f, -20, 20, 100])), tensor([0f, 0, 20, 100]), "GELU by tanh of ±20 and ±100");

    [Test, ForTask("04.5")]
    public void The_form_by_tanh_leaves_its_input_as_it_was()
    {
        var input = Seeded.Normal(9, 2, 3, 7);
        var before = input.clone();

        Activations.GeluTanh(input);

        TensorAssert.Unchanged(input, before, "input");
    }

    [Test, ForTask("04.5")]
    public void The_gradient_of_the_form_by_tanh_matches() => GradientAssert.Same(
        inputs => Activations.GeluTanh(inputs[0]),
        inputs => Reference.Activations.GeluTanh(inputs[0]),
        [("input", Seeded.Normal(10, 2, 3, 7))],
        "GELU by tanh");

    private static void CompareExact(Tensor input) => TensorAssert.Close(
        Activations.Gelu(input),
        Reference.Activations.Gelu(input),
        $"GELU of {input.dtype}",
        [.. ExactSuspects(input)]);

    private static void CompareTanh(Tensor input) => TensorAssert.Close(
        Activations.GeluTanh(input),
        Reference.Activations.GeluTanh(input),
        $"GELU by tanh of {input.dtype}",
        [.. TanhSuspects(input)]);

    private static IEnumerable<Suspect> ExactSuspects(Tensor input)
    {
        var chance = 0.5 * (1 + (input / Math.Sqrt(2)).erf());
        return
        [
            new(Reference.Activations.GeluTanh(input), "this is the form by tanh; the exact one is by erf"),
            new(0.5 * input * (1 + input.erf()), "the number is not divided by √2 before erf"),
            new(
                0.5 * input * (1 + (input * Math.Sqrt(2)).erf()),
                "the number is multiplied by √2; it is divided by it"),
            new(0.5 * input * (1 + (input / 2).erf()), "the number is divided by 2 before erf, and not by √2"),
            new(chance, "this is Φ(x); GELU is x Φ(x)"),
            new(input * (0.5 + (input / Math.Sqrt(2)).erf()), "the ½ multiplies the sum, erf included"),
            new(2 * input * chance, "the factor ½ is missing: Φ is half of 1 + erf"),
            new(input * (chance - 0.5), "the 1 is missing: Φ is half of 1 + erf"),
            new(
                input * (input.square() / -2).exp() / Math.Sqrt(2 * Math.PI),
                "the number is multiplied by the bell curve itself, the density; Φ is the area under it on the left"),
            new(input * input.sigmoid(), "this is x times sigmoid, the SiLU"),
            new(input * (1.702 * input).sigmoid(), "this is the form by sigmoid; the exact one is by erf"),
        ];
    }

    private static IEnumerable<Suspect> TanhSuspects(Tensor input)
    {
        double root = Math.Sqrt(2 / Math.PI);
        var cubic = input + (0.044715 * input.pow(3));
        return
        [
            new(Reference.Activations.Gelu(input), "this is the exact form, by erf; the one by tanh is asked for"),
            new(0.5 * input * (1 + (root * input).tanh()), "the term with the cube is missing"),
            new(0.5 * input * (1 + cubic.tanh()), "the factor √(2/π) is missing"),
            new(
                0.5 * input * (1 + ((root * input) + (0.044715 * input.pow(3))).tanh()),
                "√(2/π) is a factor of the sum, cube included"),
            new(
                0.5 * input * (1 + (root * (input + (0.044715 * input.square()))).tanh()),
                "a square where the cube belongs"),
            new(input * (1 + (root * cubic).tanh()), "the factor ½ is missing"),
            new(0.5 * input * (1 + (cubic * Math.Sqrt(Math.PI / 2)).tanh()), "√(π/2) where √(2/π) belongs"),
            new(0.5 * input * (1 + (cubic * 2 / Math.PI).tanh()), "2/π where its root belongs"),
            new(input * (1.702 * input).sigmoid(), "this is the form by sigmoid"),
        ];
    }
}
