extern alias reference;

using Katas.Testkit;
using Katas.Toolkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Lesson02 = reference::Katas.Lesson02;
using Reference = reference::Katas.Lesson04;

namespace Katas.Lesson04.Tests;

public class PostNormTests
{
    private const NormPlacement Norm = NormPlacement.Post;

    [Test, ForTask("04.8")]
    public void Output_and_weights_match_the_reference()
    {
        CompareWithReference(Seeded.Normal(1, 1, 5, 12));
        CompareWithReference(Seeded.Normal(2, 2, 5, 12));
        CompareWithReference(Seeded.Normal(3, 2, 1, 12));
    }

    [Test, ForTask("04.8")]
    public void Each_activation_is_used()
    {
        CompareWithReference(Seeded.Normal(4, 2, 5, 12), activation: Activation.GELU);
        CompareWithReference(Seeded.Normal(5, 2, 5, 12), activation: Activation.GELUTanh);
    }

    [Test, ForTask("04.8")]
    public void Each_kind_of_mask_is_passed_on()
    {
        var tokens = tensor(new long[,] { { 4, 7, 2, 9, 5 }, { 3, 8, 6, 0, 0 } });
        CompareWithReference(Seeded.Normal(6, 2, 5, 12), Lesson02.Masks.Causal(5));
        CompareWithReference(Seeded.Normal(7, 2, 5, 12), Lesson02.Masks.Padding(tokens, 0));
        CompareWithReference(Seeded.Normal(8, 2, 5, 12), Seeded.Mask(9, 2, 5, 5));
        CompareWithReference(Seeded.Normal(10, 2, 5, 12), Seeded.Normal(11, 2, 3, 5, 5));
    }

    [Test, ForTask("04.8")]
    public void All_sizes_equal_hide_nothing() =>
        CompareWithReference(Seeded.Normal(12, 12, 12, 12), Lesson02.Masks.Causal(12));

    [Test, ForTask("04.8")]
    public void Under_a_causal_mask_no_gradient_comes_from_the_future()
    {
        var (block, _) = Blocks.Pair(Norm);
        var input = Seeded.Normal(13, 1, 5, 12).requires_grad_();
        var direction = Seeded.Normal(14, 12);

        (block.call(input, Lesson02.Masks.Causal(5)).output[0, 2] * direction).sum().backward();

        TensorAssert.Close(
            input.grad![0, 3..],
            zeros(2, 12),
            "gradient of the output at position 2 with respect to positions 3 and 4");
        Assert.That(
            input.grad![0, ..3].abs().sum(-1).min().ToDouble(),
            Is.GreaterThan(1e-4),
            "gradient of the output at position 2 with respect to positions 0, 1 and 2");
    }

    [Test, ForTask("04.8")]
    public void A_token_that_may_look_at_nothing_gets_no_NaN()
    {
        var mask = Seeded.Mask(15, 2, 1, 5, 5);
        mask[1, 0, 2] = tensor(false);
        var (block, _) = Blocks.Pair(Norm);

        TensorAssert.NoNaN(block.call(Seeded.Normal(16, 2, 5, 12), mask).output, "output with a fully masked token");
        CompareWithReference(Seeded.Normal(16, 2, 5, 12), mask);
    }

    [Test, ForTask("04.8")]
    public void Each_token_comes_out_with_mean_0_and_variance_1()
    {
        var block = new EncoderBlock(12, 3, 20, dropout: 0, NormPlacement.Post); // whose norms neither scale nor shift

        var output = block.call((Seeded.Normal(27, 2, 5, 12) * 30) + 5, null).output;

        TensorAssert.Close(output.mean([-1]), zeros(2, 5), "mean of each token of a new block's output");
        TensorAssert.Close(
            output.square().mean([-1]), ones(2, 5), "variance of each token of a new block's output", 1e-3);
    }

    [Test, ForTask("04.8")]
    public void In_eval_nothing_is_dropped()
    {
        var input = Seeded.Normal(17, 2, 5, 12);
        foreach (double dropout in new[] { 0.4, 1 })
        {
            var (block, reference) = Blocks.Pair(Norm, dropout: dropout);
            block.eval();
            reference.eval();
            TensorAssert.Close(
                block.call(input, null).output,
                reference.call(input, null).output,
                $"output in eval, with a dropout of {dropout}");
        }
    }

    [Test, ForTask("04.8")]
    public void When_everything_is_dropped_the_input_is_normalised_twice()
    {
        var (block, reference) = Blocks.Pair(Norm, dropout: 1);
        var input = Seeded.Normal(18, 2, 5, 12);
        var parts = new BlockParts(reference, Activation.ReLU, null);

        TensorAssert.Close(
            block.call(input, null).output,
            parts.Norm2(parts.Norm1(input)),
            "output in training, with a dropout of 1: neither sublayer adds anything",
            new Suspect(zeros(2, 5, 12), "the sums are dropped, input and all; only what a sublayer adds is dropped"));
    }

    [Test, ForTask("04.8")]
    public void The_weights_returned_are_those_before_dropout()
    {
        var (block, reference) = Blocks.Pair(Norm, dropout: 0.5);
        var input = Seeded.Normal(19, 2, 5, 12);

        TensorAssert.Close(
            block.call(input, null).weights, reference.call(input, null).weights, "weights in training with dropout");
    }

    [Test, ForTask("04.8")]
    public void Float64_stays_float64() =>
        CompareWithReference(Seeded.Normal(20, ScalarType.Float64, 2, 5, 12), Lesson02.Masks.Causal(5));

    [Test, ForTask("04.8")]
    public void Input_and_mask_are_left_as_they_were()
    {
        var (block, _) = Blocks.Pair(Norm);
        var (input, mask) = (Seeded.Normal(21, 2, 5, 12), Seeded.Normal(22, 5, 5));
        var (inputBefore, maskBefore) = (input.clone(), mask.clone());

        block.call(input, mask);

        TensorAssert.Unchanged(input, inputBefore, "input");
        TensorAssert.Unchanged(mask, maskBefore, "mask");
    }

    [Test, ForTask("04.8")]
    public void A_second_call_gives_the_same_again()
    {
        var (block, _) = Blocks.Pair(Norm);
        var input = Seeded.Normal(23, 2, 5, 12);

        var first = block.call(input, null).output;

        TensorAssert.Close(block.call(input, null).output, first, "output of a second call on the same input");
    }

    [Test, ForTask("04.8")]
    public void Half_precision_stays_half_precision() => Blocks.StaysInHalfPrecision(Norm);

    [Test, ForTask("04.8")]
    public void Each_call_goes_by_its_own_arguments_and_by_what_has_been_learned() => Blocks.GoesByItsArguments(Norm);

    [Test, ForTask("04.8")]
    public void A_gradient_reaches_an_additive_mask() => Blocks.GivesItsMaskAGradient(Norm);

    [Test, ForTask("04.8")]
    public void Gradients_reach_the_input_and_every_parameter()
    {
        var (block, reference) = Blocks.Pair(Norm, Activation.GELU);
        var (input, mask) = (Seeded.Normal(24, 2, 5, 12), Lesson02.Masks.Causal(5));

        GradientAssert.Same(
            inputs => block.call(inputs[0], mask).output,
            inputs => reference.call(inputs[0], mask).output,
            [("input", input)],
            "the block's output");
        Blocks.SameParameterGradients(
            block, block.call(input, mask).output, reference, reference.call(input, mask).output, "the block");
    }

    [Test, ForTask("04.8")]
    public void Shapes_that_do_not_fit_are_refused()
    {
        var (block, _) = Blocks.Pair(Norm);
        var (narrow, flat) = (Seeded.Normal(25, 2, 5, 11), Seeded.Normal(26, 5, 12));

        ArgumentAssert.Rejects(() => block.call(narrow, null), "input", narrow, "its d_model is 11 and not 12");
        ArgumentAssert.Rejects(() => block.call(flat, null), "input", flat, "it has no batch");
    }

    private static void CompareWithReference(
        Tensor input, Tensor? mask = null, Activation activation = Activation.ReLU)
    {
        var (block, reference) = Blocks.Pair(Norm, activation, type: input.dtype);
        string what = $"for input {Guard.Shape(input)}, {activation}"
            + (mask is null ? "" : $" and a mask {Guard.Shape(mask)} {mask.dtype}");
        var expected = reference.call(input, mask);
        var parts = new BlockParts(reference, activation, mask);
        Suspect[] suspects = [.. Suspects(parts, input)];
        var (output, weights) = block.call(input, mask);
        TensorAssert.Close(weights, expected.weights, $"weights {what}", [.. WeightSuspects(parts, input, mask)]);
        TensorAssert.Close(output, expected.output, $"output {what}", suspects);
    }

    private static IEnumerable<Suspect> WeightSuspects(BlockParts parts, Tensor input, Tensor? mask)
    {
        if (mask is not null)
        {
            yield return new Suspect(
                parts.WeightsWithoutMask(input), "the mask is not passed on to the attention");
        }

        yield return new Suspect(
            parts.Weights(input).mean([1]), "the weights of all heads are averaged; each head's own are asked for");
        yield return new Suspect(
            parts.Weights(parts.Norm1(input)), "the attention is given normalised tokens, as in a pre-norm block");
    }

    private static IEnumerable<Suspect> Suspects(BlockParts parts, Tensor input)
    {
        var middle = Norm1(input + Attend(input));
        yield return new(
            Norm2(Norm1(Attend(input)) + Think(Norm1(Attend(input)))),
            "the input is not added to the attention's result");
        yield return new(Norm2(Think(middle)), "what goes into the feed-forward network is not added to its result");
        yield return new(
            Norm2(Think(Norm1(Attend(input)))),
            "neither sum is there: what goes into a sublayer is added to its result");
        yield return new(Norm2(input + Attend(input) + Think(input + Attend(input))), "the first norm is missing");
        yield return new(middle + Think(middle), "the second norm is missing");
        yield return new(Norm1(middle + Think(middle)), "norm1 is used twice; the second sum has norm2");
        var swapped = Norm2(input + Attend(input));
        yield return new(Norm1(swapped + Think(swapped)), "norm1 and norm2 have changed places");
        yield return new(Norm2(middle + Think(input)), "the feed-forward network is given the input");
        yield return new(
            Norm2(input + Think(middle)), "the second sum takes the input; it takes what the first norm gave");
        var early = input + Norm1(Attend(input));
        yield return new(
            early + Norm2(Think(early)), "each norm is laid over a sublayer's result; it comes after the sum");
        var pre = input + Attend(Norm1(input));
        yield return new(pre + Think(Norm2(pre)), "this is a pre-norm block: the norms come before the sublayers");
        var last = Norm1(input + Think(input));
        yield return new(Norm2(last + Attend(last)), "the feed-forward network comes first; the attention does");

        Tensor Attend(Tensor tokens) => parts.Attend(tokens);

        Tensor Think(Tensor tokens) => parts.Think(tokens);

        Tensor Norm1(Tensor tokens) => parts.Norm1(tokens);

        Tensor Norm2(Tensor tokens) => parts.Norm2(tokens);
    }
}
