extern alias reference;

using Katas.Testkit;
using Katas.Toolkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson04;

namespace Katas.Lesson04.Tests;

public class FeedForwardTests
{
    private static readonly Activation[] s_activations = Enum.GetValues<Activation>();

    [Test, ForTask("04.6")]
    public void It_matches_the_reference_with_each_activation()
    {
        foreach (var activation in s_activations)
        {
            CompareWithReference(Seeded.Normal(1, 6), activation);
            CompareWithReference(Seeded.Normal(2, 3, 6), activation);
            CompareWithReference(Seeded.Normal(3, 2, 3, 6), activation);
            CompareWithReference(Seeded.Normal(4, 8, 2, 3, 6), activation);
        }
    }

    [Test, ForTask("04.6")]
    public void As_many_features_between_as_outside_hide_nothing() =>
        CompareWithReference(Seeded.Normal(5, 2, 3, 6), Activation.ReLU, between: 6);

    [Test, ForTask("04.6")]
    public void Each_token_is_transformed_by_itself()
    {
        var (layer, _) = Pair(Activation.GELU);
        var input = Seeded.Normal(6, 2, 3, 6);
        var others = Seeded.Normal(7, 2, 3, 6);
        others[1, 2] = input[1, 2];

        TensorAssert.Close(
            layer.call(others)[1, 2],
            layer.call(input)[1, 2],
            "one token after all others were changed (seen) and before (expected)");
    }

    [Test, ForTask("04.6")]
    public void In_eval_nothing_is_dropped()
    {
        foreach (double dropout in new[] { 0.4, 1 })
        {
            var (layer, reference) = Pair(Activation.ReLU, dropout);
            layer.eval();
            reference.eval();
            var input = Seeded.Normal(8, 2, 3, 6);

            TensorAssert.Close(
                layer.call(input),
                reference.call(input),
                $"output in eval, with a dropout of {dropout}",
                new Suspect(
                    layer.state_dict()["linear2.bias"].expand(2, 3, 6),
                    "dropout is at work in eval; torch's dropout has to be told whether the module is training"));
        }
    }

    [Test, ForTask("04.6")]
    public void When_all_between_is_dropped_the_second_bias_is_left()
    {
        var (layer, reference) = Pair(Activation.GELU, dropout: 1);
        var input = Seeded.Normal(9, 2, 3, 6);
        var bias = reference.state_dict()["linear2.bias"].expand(2, 3, 6); // [d_model] → [batch, length, d_model]
        reference.eval();

        TensorAssert.Close(
            layer.call(input),
            bias,
            "output in training, with a dropout of 1: only linear2's bias is left",
            new Suspect(reference.call(input), "nothing is dropped while training"),
            new Suspect(
                zeros(2, 3, 6), "the output is dropped; dropout acts between activation and second map"),
            new Suspect(
                nn.functional.linear(
                    Reference.Activations.Gelu(reference.state_dict()["linear1.bias"]),
                    reference.state_dict()["linear2.weight"],
                    reference.state_dict()["linear2.bias"]).expand(2, 3, 6),
                "the input is dropped; dropout acts between activation and second map"));
    }

    [Test, ForTask("04.6")]
    public void Features_are_dropped_as_often_as_the_probability_says()
    {
        // One map spreads a 1 over 5000 features, the other adds them up: the sum of those left, each divided by 0.75.
        using var seed = new LocalSeed(5);
        var layer = new FeedForward(1, 5000, dropout: 0.25);
        Weights.Fill(layer, ("weight", 1), ("bias", 0));

        double mean = layer.call(ones(1, 1)).ToDouble() / 5000;

        Assert.That(
            mean,
            Is.EqualTo(1).Within(0.05),
            "mean of 5000 features that are 1, after a dropout of 0.25 in training; dropout keeps expected values");
        Assert.That(mean, Is.Not.EqualTo(1).Within(1e-6), "the same mean: something should have been dropped");
    }

    [Test, ForTask("04.6")]
    public void What_is_dropped_is_what_the_activation_gave()
    {
        // Maps that change nothing: what comes out is what stands between the second map and what is before it.
        using var seed = new LocalSeed(6);
        foreach (var activation in s_activations)
        {
            var layer = new FeedForward(4, 4, dropout: 0.3, activation);
            Weights.Fill(layer, ("bias", 0));
            using (no_grad())
            {
                layer.state_dict()["linear1.weight"].copy_(eye(4));
                layer.state_dict()["linear2.weight"].copy_(eye(4));
            }

            var output = layer.call(ones(2000, 4));

            var dropped = output == 0;
            var active = Reference.Activations.Apply(ones(2000, 4), (Reference.Activation)(int)activation);
            TensorAssert.Close(
                output,
                (active / 0.7).masked_fill(dropped, 0),
                $"features that are 1 before {activation}, after a dropout of 0.3 that keeps them",
                new Suspect(
                    Reference.Activations.Apply(full([2000, 4], 1 / 0.7f), (Reference.Activation)(int)activation)
                        .masked_fill(dropped, 0),
                    "dropout comes before the activation, which is given numbers that were scaled up already"),
                new Suspect((active / 0.49).masked_fill(dropped, 0), "dropout is applied twice"));
            Assert.That(
                dropped.to(ScalarType.Float64).mean().ToDouble(),
                Is.EqualTo(0.3).Within(0.03),
                $"share of 8000 features behind {activation} that a dropout of 0.3 sets to 0");
        }
    }

    [Test, ForTask("04.6")]
    public void Half_precision_stays_half_precision() =>
        CompareWithReference(Seeded.Normal(14, ScalarType.Float16, 2, 3, 6), Activation.ReLU);

    [Test, ForTask("04.6")]
    public void Each_call_goes_by_its_own_arguments()
    {
        // One after the other, with other maps, another activation, another width.
        (Activation, long)[] kinds = [(Activation.ReLU, 10), (Activation.GELU, 10), (Activation.ReLU, 8)];
        foreach (var (activation, between) in kinds)
        {
            var (layer, reference) = Pair(activation, between: between);
            foreach (int seed in new[] { 0, 1 })
            {
                Weights.Copy(from: Seeded.Parameters(layer, seed), to: reference);
                var input = Seeded.Normal(15 + seed, 2, 3 + seed, 6);
                TensorAssert.Close(
                    layer.call(input),
                    reference.call(input),
                    $"feed-forward of {Guard.Shape(input)} with {activation}, {between} features between"
                    + (seed == 0 ? "" : ", after the parameters have changed"));
            }
        }
    }

    [Test, ForTask("04.6")]
    public void Float64_stays_float64() =>
        CompareWithReference(Seeded.Normal(10, ScalarType.Float64, 2, 3, 6), Activation.GELU);

    [Test, ForTask("04.6")]
    public void The_input_is_left_as_it_was()
    {
        var input = Seeded.Normal(11, 2, 3, 6);
        var before = input.clone();

        Pair(Activation.ReLU).layer.call(input);

        TensorAssert.Unchanged(input, before, "input");
    }

    [Test, ForTask("04.6")]
    public void Gradients_reach_the_input_and_every_parameter()
    {
        var (layer, reference) = Pair(Activation.GELU);
        var input = Seeded.Normal(12, 2, 3, 6);

        GradientAssert.Same(
            inputs => layer.call(inputs[0]), inputs => reference.call(inputs[0]), [("input", input)], "feed-forward");
        Blocks.SameParameterGradients(layer, layer.call(input), reference, reference.call(input), "feed-forward");
    }

    [Test, ForTask("04.6")]
    public void Other_features_are_refused()
    {
        var input = Seeded.Normal(13, 2, 3, 7);

        ArgumentAssert.Rejects(
            () => Pair(Activation.ReLU).layer.call(input), "input", input, "its d_model is 7, not 6");
    }

    private static (FeedForward layer, Reference.FeedForward reference) Pair(
        Activation activation, double dropout = 0, long between = 10, ScalarType type = ScalarType.Float32)
    {
        var layer = new FeedForward(6, between, dropout, activation);
        var reference = new Reference.FeedForward(6, between, dropout, (Reference.Activation)(int)activation);
        layer.to(type);
        reference.to(type);
        Weights.Copy(from: Seeded.Parameters(layer), to: reference);
        return (layer, reference);
    }

    private static void CompareWithReference(Tensor input, Activation activation, long between = 10)
    {
        var (layer, reference) = Pair(activation, 0, between, input.dtype);
        var expected = reference.call(input);
        var state = reference.state_dict();
        var hidden = Linear(input, "linear1");
        var suspects = new List<Suspect>
        {
            new(Linear(hidden, "linear2"), "there is no activation between the two maps"),
            new(
                Reference.Activations.Apply(expected, (Reference.Activation)(int)activation),
                "the output is activated too"),
            new(input + expected, "the input is added; the residual connection belongs to the block"),
            new(
                Reference.Activations.Apply(Linear(hidden, "linear2"), (Reference.Activation)(int)activation),
                "the activation comes after both maps; it belongs between them"),
        };
        suspects.AddRange(s_activations.Where(other => other != activation).Select(other => new Suspect(
            Linear(Reference.Activations.Apply(hidden, (Reference.Activation)(int)other), "linear2"),
            $"the activation is {other}, whatever was asked for")));
        TensorAssert.Close(
            layer.call(input), expected, $"feed-forward of {Guard.Shape(input)} with {activation}", [.. suspects]);

        Tensor Linear(Tensor tokens, string name) =>
            nn.functional.linear(tokens, state[$"{name}.weight"], state[$"{name}.bias"]);
    }
}
