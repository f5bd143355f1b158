extern alias reference;

using Katas.Testkit;
using Katas.Toolkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Lesson02 = reference::Katas.Lesson02;

namespace Katas.Lesson06.Tests;

public class CausalAttentionTests
{
    private static Tensor Tokens => tensor(new long[,] { { 4, 7, 2, 9, 5 }, { 0, 0, 3, 8, 6 } });

    [Test, ForTask("06.3")]
    public void Output_and_weights_match_the_reference()
    {
        CompareWithReference(Seeded.Normal(1, 2, 5, 12));
        CompareWithReference(Seeded.Normal(2, 1, 4, 12));
        CompareWithReference(Seeded.Normal(3, 2, 1, 12));
        CompareWithReference(Seeded.Normal(4, 12, 12, 12));
    }

    [Test, ForTask("06.3")]
    public void It_is_lesson_02_s_attention_under_a_causal_mask()
    {
        var (layer, _) = Models.Attention();
        var attention = new Lesson02.MultiHeadAttention(12, 3);
        Weights.Copy(from: layer, to: attention);
        var input = Seeded.Normal(5, 2, 5, 12);
        var (output, weights) = layer.call(input, null, null);
        var (expected, expectedWeights) = attention.SelfAttend(input, Lesson02.Masks.Causal(5));

        TensorAssert.Close(weights, expectedWeights, "weights");
        TensorAssert.Close(
            output, expected, "output", new Suspect(attention.SelfAttend(input).output, "nothing hides the future"));
    }

    [Test, ForTask("06.3")]
    public void No_gradient_comes_from_the_future()
    {
        var (layer, _) = Models.Attention();
        Models.NoGradientFromTheFuture(input => layer.call(input, null, null).output);
    }

    [Test, ForTask("06.3")]
    public void The_future_has_no_say_however_large_its_scores_are()
    {
        var (layer, _) = Models.Attention();
        var input = Seeded.Normal(22, 2, 5, 12);
        input[.., 4] *= 1000; // token 4 draws all attention to itself wherever it is seen
        var (alone, aloneWeights) = layer.call(input[.., ..4], null, null);
        var (output, weights) = layer.call(input, null, null);

        TensorAssert.Close(
            weights[.., .., ..4, ..4],
            aloneWeights,
            "weights of tokens 0 to 3, token 4 having huge scores (if a softmax sees them, nothing is left for the "
            + "past; a score has to be ruled out before the softmax, and not a weight after it)");
        TensorAssert.Close(output[.., ..4], alone, "output of tokens 0 to 3, token 4 having huge scores");
    }

    [Test, ForTask("06.3")]
    public void A_mask_that_is_learned_gets_its_gradient()
    {
        var (layer, reference) = Models.Attention();

        GradientAssert.Same(
            inputs => layer.call(inputs[0], inputs[1], null).output,
            inputs => reference.call(inputs[0], inputs[1], null).output,
            [("input", Seeded.Normal(23, 2, 5, 12)), ("mask", Seeded.Normal(24, 5, 5))],
            "CausalAttention");
    }

    [Test, ForTask("06.3")]
    public void Inputs_of_any_size_come_in_any_order()
    {
        var (layer, reference) = Models.Attention();
        foreach (var (batch, length) in new[] { (2, 6), (1, 3), (3, 1), (2, 6) })
        {
            var (input, mask) = (Seeded.Normal(25 + length, batch, length, 12), Seeded.Mask(30, length, length));
            string what = $"for an input of [{batch}, {length}, 12], after inputs of other sizes";
            TensorAssert.Close(
                layer.call(input, null, null).output, reference.call(input, null, null).output, $"output {what}");
            TensorAssert.Close(
                layer.call(input, mask, null).output,
                reference.call(input, mask, null).output,
                $"output {what}, masked");
        }
    }

    [Test, ForTask("06.3")]
    public void A_mask_rules_out_more_than_the_future()
    {
        CompareWithReference(Seeded.Normal(6, 2, 5, 12), Seeded.Mask(7, 2, 5, 5));
        CompareWithReference(Seeded.Normal(8, 2, 5, 12), Seeded.Normal(9, 2, 3, 5, 5));
        CompareWithReference(Seeded.Normal(10, 2, 5, 12), Seeded.Mask(11, 5, 5));
    }

    [Test, ForTask("06.3")]
    public void Padding_at_the_front_gives_no_NaN()
    {
        var (layer, _) = Models.Attention();
        var mask = Lesson02.Masks.Padding(Tokens, 0);

        TensorAssert.NoNaN(layer.call(Seeded.Normal(12, 2, 5, 12), mask, null).output, "output with padding in front");
        CompareWithReference(Seeded.Normal(12, 2, 5, 12), mask);
    }

    [Test, ForTask("06.3")]
    public void With_a_cache_each_piece_gets_what_it_gets_in_the_whole()
    {
        var (layer, _) = Models.Attention();
        var input = Seeded.Normal(15, 2, 6, 12);
        var (whole, wholeWeights) = layer.call(input, null, null);
        using var cache = new KeyValueCache(6);
        foreach (var (start, count) in new[] { (0, 2), (2, 3), (5, 1) })
        {
            var (output, weights) = layer.call(input.narrow(1, start, count), null, cache);

            string which = $"of tokens {start} to {start + count - 1}, those before being in the cache";
            TensorAssert.Close(
                weights, wholeWeights.narrow(2, start, count).narrow(3, 0, start + count), $"weights {which}");
            TensorAssert.Close(output, whole.narrow(1, start, count), $"output {which}");
        }
    }

    [Test, ForTask("06.3")]
    public void With_a_cache_a_mask_still_holds()
    {
        var (layer, _) = Models.Attention();
        var input = Seeded.Normal(16, 2, 5, 12);
        var mask = Lesson02.Masks.Padding(Tokens, 0); // [batch, 1, 1, key]
        var whole = layer.call(input, mask, null).output;
        using var cache = new KeyValueCache(5);
        layer.call(input.narrow(1, 0, 4), mask.narrow(3, 0, 4), cache);

        TensorAssert.Close(
            layer.call(input.narrow(1, 4, 1), mask, cache).output, whole.narrow(1, 4, 1), "output of the last token");
    }

    [Test, ForTask("06.3")]
    public void In_training_the_weights_are_dropped_and_in_eval_not()
    {
        var (layer, reference) = Models.Attention(dropout: 1);
        var input = Seeded.Normal(17, 2, 5, 12);
        var (output, weights) = layer.call(input, null, null);
        var (expected, expectedWeights) = reference.call(input, null, null);

        TensorAssert.Close(weights, expectedWeights, "weights returned, in training: those before dropout");
        TensorAssert.Close(output, expected, "output in training, with a dropout of 1: all weights are dropped");
        layer.eval();
        reference.eval();
        TensorAssert.Close(
            layer.call(input, null, null).output,
            reference.call(input, null, null).output,
            "output in eval, with a dropout of 1");
    }

    [Test, ForTask("06.3")]
    public void Weights_are_dropped_once_and_at_the_rate_that_is_given()
    {
        // The one token has a weight of 1 in each head, and its value is 1 everywhere: out comes what dropout left of
        // it.
        var (layer, _) = Models.Attention(dropout: 0.25);
        Weights.Fill(layer, ("in_proj_weight", 0), ("in_proj_bias", 1), ("out_proj.weight", 0), ("out_proj.bias", 0));
        using (no_grad())
        {
            layer.get_parameter("out_proj.weight")!.copy_(eye(Models.Width));
        }

        using var seed = new LocalSeed(7);

        var output = layer.call(Seeded.Normal(26, 300, 1, 12), null, null).output; // [300, 1, 12]

        Models.DroppedOnce(output[.., 0, ..1], 0.25, "attention weights of 1");
    }

    [Test, ForTask("06.3")]
    public void Gradients_match_the_reference()
    {
        var (layer, reference) = Models.Attention();
        var input = Seeded.Normal(18, 2, 5, 12);

        GradientAssert.Same(
            inputs => layer.call(inputs[0], null, null).output,
            inputs => reference.call(inputs[0], null, null).output,
            [("input", input)],
            "CausalAttention");
        Models.SameParameterGradients(
            layer,
            layer.call(input, null, null).output,
            reference,
            reference.call(input, null, null).output,
            "CausalAttention");
    }

    [Test, ForTask("06.3")]
    public void Float64_stays_float64() => CompareWithReference(Seeded.Normal(19, ScalarType.Float64, 2, 5, 12));

    [Test, ForTask("06.3")]
    public void Input_and_mask_are_left_as_they_were()
    {
        var (layer, _) = Models.Attention();
        var (input, mask) = (Seeded.Normal(20, 2, 5, 12), Seeded.Normal(21, 5, 5));
        var (inputBefore, maskBefore) = (input.clone(), mask.clone());

        layer.call(input, mask, null);

        TensorAssert.Unchanged(input, inputBefore, "input");
        TensorAssert.Unchanged(mask, maskBefore, "mask");
    }

    [Test, ForTask("06.3")]
    public void Shapes_that_do_not_fit_are_refused()
    {
        var (layer, _) = Models.Attention();
        ArgumentAssert.Rejects(() => layer.call(ones(5, 12), null, null), "input", ones(5, 12), "it has no batch");
        ArgumentAssert.Rejects(
            () => layer.call(ones(2, 5, 11), null, null), "input", ones(2, 5, 11), "d_model is 11 and not 12");
    }

    private static void CompareWithReference(Tensor input, Tensor? mask = null)
    {
        var (layer, reference) = Models.Attention(type: input.dtype);
        var (output, weights) = layer.call(input, mask, null);
        var (expected, expectedWeights) = reference.call(input, mask, null);

        string what = $"for an input of {Toolkit.Guard.Shape(input)}" + (mask is null ? "" : " and a mask");
        TensorAssert.Close(weights, expectedWeights, $"weights {what}");
        TensorAssert.Close(output, expected, $"output {what}");
    }
}
