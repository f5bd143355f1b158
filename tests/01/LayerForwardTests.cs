extern alias reference;

using Katas.Testkit;
using Katas.Toolkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson01;

namespace Katas.Lesson01.Tests;

public class LayerForwardTests
{
    [Test, ForTask("01.8")]
    public void In_training_nothing_is_dropped_either()
    {
        var (layer, _) = Pair();
        var (input, context) = (Seeded.Normal(50, 2, 30, 6), Seeded.Normal(51, 2, 5, 6));
        layer.eval();
        var expected = layer.call(input, context, null).output;
        layer.train();

        TensorAssert.Close(
            layer.call(input, context, null).output, expected, "output in training (seen) and in evaluation "
                + "(expected)");
    }

    [Test, ForTask("01.8")]
    public void Cross_attention_matches_the_reference()
    {
        CompareWithReference(Seeded.Normal(1, 3, 6), Seeded.Normal(2, 5, 6));
        CompareWithReference(Seeded.Normal(3, 1, 3, 6), Seeded.Normal(4, 1, 5, 6));
        CompareWithReference(Seeded.Normal(5, 2, 3, 6), Seeded.Normal(6, 2, 5, 6));
        CompareWithReference(Seeded.Normal(7, 8, 2, 3, 6), Seeded.Normal(8, 8, 2, 5, 6));
    }

    [Test, ForTask("01.8")]
    public void Context_as_long_as_the_input_hides_nothing() =>
        CompareWithReference(Seeded.Normal(9, 2, 3, 6), Seeded.Normal(10, 2, 3, 6));

    [Test, ForTask("01.8")]
    public void Self_attention_matches_the_reference()
    {
        var (layer, reference) = Pair();
        var input = Seeded.Normal(11, 2, 3, 6);
        var mask = Seeded.Mask(12, 3, 3);

        var (output, weights) = layer.SelfAttend(input, mask);

        var expected = reference.SelfAttend(input, mask);
        TensorAssert.Close(weights, expected.weights, "weights of self-attention under a mask");
        TensorAssert.Close(output, expected.output, "output of self-attention under a mask");
    }

    [Test, ForTask("01.8")]
    public void With_projections_that_change_nothing_it_is_scaled_dot_product_attention()
    {
        var layer = new AttentionLayer(6, 6, 6, bias: false);
        using (no_grad())
        {
            foreach (var (_, parameter) in layer.named_parameters())
            {
                parameter.copy_(eye(6));
            }
        }

        var (input, context) = (Seeded.Normal(13, 2, 3, 6), Seeded.Normal(14, 2, 5, 6));
        var (output, weights) = layer.call(input, context, null);

        var expected = Reference.Attention.ScaledDotProduct(input, context, context);
        TensorAssert.Close(weights, expected.weights, "weights, all projections being the identity");
        TensorAssert.Close(output, expected.output, "output, all projections being the identity");
    }

    [Test, ForTask("01.8")]
    public void The_mask_is_passed_on()
    {
        CompareWithReference(Seeded.Normal(15, 2, 3, 6), Seeded.Normal(16, 2, 5, 6), Seeded.Mask(17, 2, 3, 5));
        CompareWithReference(Seeded.Normal(18, 2, 3, 6), Seeded.Normal(19, 2, 5, 6), Seeded.Normal(20, 3, 5));
    }

    [Test, ForTask("01.8")]
    public void A_fully_masked_token_gets_the_output_projection_s_bias()
    {
        var mask = Seeded.Mask(21, 2, 3, 5);
        mask[1, 2] = tensor(false);
        var (layer, _) = Pair();
        var (input, context) = (Seeded.Normal(22, 2, 3, 6), Seeded.Normal(23, 2, 5, 6));

        var (output, weights) = layer.call(input, context, mask);

        TensorAssert.NoNaN(weights, "weights with a fully masked token");
        TensorAssert.NoNaN(output, "output with a fully masked token");
        TensorAssert.Close(output[1, 2], layer.state_dict()["out_proj.bias"], "output for the fully masked token");
        CompareWithReference(input, context, mask);
    }

    [Test, ForTask("01.8")]
    public void Values_as_wide_as_keys_and_tokens_hide_nothing() =>
        CompareWithReference(Seeded.Normal(24, 2, 3, 6), Seeded.Normal(25, 2, 5, 6), dK: 6, dV: 6);

    [Test, ForTask("01.8")]
    public void It_works_without_bias() =>
        CompareWithReference(Seeded.Normal(26, 2, 3, 6), Seeded.Normal(27, 2, 5, 6), bias: false);

    [Test, ForTask("01.8")]
    public void Float64_stays_float64() => CompareWithReference(
        Seeded.Normal(28, ScalarType.Float64, 2, 3, 6), Seeded.Normal(29, ScalarType.Float64, 2, 5, 6));

    [Test, ForTask("01.8")]
    public void Input_context_and_mask_are_left_as_they_were()
    {
        var (layer, _) = Pair();
        Tensor[] arguments = [Seeded.Normal(30, 2, 3, 6), Seeded.Normal(31, 2, 5, 6), Seeded.Normal(32, 3, 5)];
        Tensor[] before = [.. arguments.Select(argument => argument.clone())];

        layer.call(arguments[0], arguments[1], arguments[2]);

        TensorAssert.Unchanged(arguments[0], before[0], "input");
        TensorAssert.Unchanged(arguments[1], before[1], "context");
        TensorAssert.Unchanged(arguments[2], before[2], "mask");
    }

    [Test, ForTask("01.8")]
    public void A_second_call_gives_the_same_again()
    {
        var (layer, _) = Pair();
        var (input, context) = (Seeded.Normal(33, 2, 3, 6), Seeded.Normal(34, 2, 5, 6));

        var first = layer.call(input, context, null).output;

        TensorAssert.Close(layer.call(input, context, null).output, first, "output of a second call on the same input");
    }

    [Test, ForTask("01.8")]
    public void Each_call_goes_by_its_own_arguments()
    {
        var (layer, reference) = Pair();
        var (input, context) = (Seeded.Normal(42, 2, 3, 6), Seeded.Normal(43, 2, 5, 6));
        (Tensor input, Tensor context, Tensor? mask, string what)[] calls =
        [
            (input, context, Seeded.Mask(44, 2, 3, 5), "the first call of a layer, under a mask"),
            (input, context, Seeded.Mask(45, 3, 5), "its second call, under another mask"),
            (input, context, null, "its third call, without a mask"),
            (Seeded.Normal(46, 2, 3, 6), context, null, "its fourth call, on another input"),
            (input, Seeded.Normal(47, 2, 5, 6), null, "its fifth call, on another context"),
            (Seeded.Normal(48, 4, 6), Seeded.Normal(49, 7, 6), null, "its sixth call, on other sizes"),
        ];
        Suspect[] before = [];
        foreach (var call in calls)
        {
            var expected = reference.call(call.input, call.context, call.mask);
            var (output, weights) = layer.call(call.input, call.context, call.mask);
            TensorAssert.Close(output, expected.output, $"output of {call.what}", before);
            TensorAssert.Close(weights, expected.weights, $"weights of {call.what}");
            before = [new Suspect(expected.output, Causes.Kept)];
        }
    }

    [Test, ForTask("01.8")]
    public void What_has_changed_since_the_last_call_counts()
    {
        var (layer, reference) = Pair();
        var (input, context) = (Seeded.Normal(50, 2, 3, 6), Seeded.Normal(51, 2, 5, 6));
        var kept = new Suspect(layer.call(input, context, null).output.detach().clone(), Causes.Kept);

        Weights.Copy(from: Seeded.Parameters(layer, seed: 1), to: reference);
        TensorAssert.Close(
            layer.call(input, context, null).output,
            reference.call(input, context, null).output,
            "output for the same tensors after the parameters have changed",
            kept);

        using (no_grad())
        {
            context.mul_(-2);
        }

        TensorAssert.Close(
            layer.call(input, context, null).output,
            reference.call(input, context, null).output,
            "output after other numbers were written into the context",
            kept);
    }

    [Test, ForTask("01.8")]
    public void A_gradient_reaches_an_additive_mask()
    {
        var (layer, reference) = Pair();
        var (input, context) = (Seeded.Normal(52, 2, 3, 6), Seeded.Normal(53, 2, 5, 6));
        GradientAssert.Same(
            inputs => layer.call(input, context, inputs[0]).output,
            inputs => reference.call(input, context, inputs[0]).output,
            [("mask", Seeded.Normal(54, 3, 5))],
            "the layer's output under an additive mask");
    }

    [Test, ForTask("01.8")]
    public void Gradients_reach_input_and_context()
    {
        var (layer, reference) = Pair();
        GradientAssert.Same(
            inputs => layer.call(inputs[0], inputs[1], null).output,
            inputs => reference.call(inputs[0], inputs[1], null).output,
            [("input", Seeded.Normal(35, 2, 3, 6)), ("context", Seeded.Normal(36, 2, 5, 6))],
            "the layer's output");
    }

    [Test, ForTask("01.8")]
    public void A_gradient_reaches_every_parameter()
    {
        var (layer, reference) = Pair();
        var (input, context) = (Seeded.Normal(37, 2, 3, 6), Seeded.Normal(38, 2, 5, 6));
        var direction = Seeded.Normal(39, 2, 3, 6);

        (layer.call(input, context, null).output * direction).sum().backward();
        (reference.call(input, context, null).output * direction).sum().backward();

        var expected = reference.named_parameters().ToDictionary(pair => pair.name, pair => pair.parameter.grad);
        foreach (var (name, parameter) in layer.named_parameters())
        {
            Assert.That(
                parameter.grad is { IsInvalid: false },
                Is.True,
                $"whether a gradient reaches {name}: it has to be used in forward");
            TensorAssert.Close(parameter.grad, expected[name]!, $"gradient of the output with respect to {name}");
        }
    }

    [Test, ForTask("01.8")]
    public void Shapes_that_do_not_fit_are_refused()
    {
        var (layer, _) = Pair();
        var input = Seeded.Normal(40, 2, 3, 6);
        var otherFeatures = Seeded.Normal(41, 2, 5, 7);

        ArgumentAssert.Rejects(
            () => layer.call(input, otherFeatures, null), "context", otherFeatures, "its d_model is 7 and not 6");
    }

    private static class Causes
    {
        public const string Kept = "something was kept from an earlier call; each call computes with what it gets";
    }

    private static (AttentionLayer layer, Reference.AttentionLayer reference) Pair(
        long dK = 7, long dV = 4, bool bias = true, ScalarType type = ScalarType.Float32)
    {
        var layer = new AttentionLayer(6, dK, dV, bias);
        var reference = new Reference.AttentionLayer(6, dK, dV, bias);
        layer.to(type);
        reference.to(type);
        Weights.Copy(from: Seeded.Parameters(layer), to: reference);
        return (layer, reference);
    }

    private static void CompareWithReference(
        Tensor input, Tensor context, Tensor? mask = null, long dK = 7, long dV = 4, bool bias = true)
    {
        var (layer, reference) = Pair(dK, dV, bias, input.dtype);
        string what = $"for input {Guard.Shape(input)}, context {Guard.Shape(context)}"
            + (mask is null ? "" : $" and a mask {Guard.Shape(mask)} {mask.dtype}");
        var expected = reference.call(input, context, mask);
        Suspect[] suspects = [.. Suspects(reference, input, context, mask)];
        var (output, weights) = layer.call(input, context, mask);
        TensorAssert.Close(
            weights,
            expected.weights,
            $"weights {what}",
            [.. suspects, new Suspect(expected.output, "output and weights have changed places")]);
        TensorAssert.Close(output, expected.output, $"output {what}", suspects);
    }

    private static IEnumerable<Suspect> Suspects(
        Reference.AttentionLayer reference, Tensor input, Tensor context, Tensor? mask)
    {
        var state = reference.state_dict();
        var (query, key, value) = (Project("q_proj", input), Project("k_proj", context), Project("v_proj", context));
        var (mixed, _) = Reference.Attention.ScaledDotProduct(query, key, value, mask);
        yield return new Suspect(mixed, "the output projection, out_proj, is missing");
        yield return new Suspect(
            input + reference.call(input, context, mask).output,
            "the input is added to the output, as a residual connection does; the layer is attention alone");
        foreach (var suspect in Both(
            reference.call(input, input, null), "key and value come from input and not from context"))
        {
            yield return suspect;
        }

        foreach (var suspect in Both(reference.call(context, input, null), "input and context have changed places"))
        {
            yield return suspect;
        }

        if (mask is not null)
        {
            foreach (var suspect in Both(reference.call(input, context, null), "the mask is not passed on"))
            {
                yield return suspect;
            }
        }

        if (input.size(-2) == context.size(-2))
        {
            var (fromInput, _) = Reference.Attention.ScaledDotProduct(query, key, Project("v_proj", input), mask);
            yield return new Suspect(Project("out_proj", fromInput), "the value comes from input and not from context");
        }

        if (key.size(-1) == value.size(-1))
        {
            var (keys, _) = Reference.Attention.ScaledDotProduct(query, key, key, mask);
            yield return new Suspect(
                Project("out_proj", keys), "the key is handed over as the value; v_proj is not used");
        }

        Tensor Project(string name, Tensor tensor) => nn.functional.linear(
            tensor, state[$"{name}.weight"], state.GetValueOrDefault($"{name}.bias"));

        static IEnumerable<Suspect> Both((Tensor output, Tensor weights) result, string cause) =>
            [new Suspect(result.output, cause), new Suspect(result.weights, cause)];
    }
}
