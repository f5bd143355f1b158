extern alias reference;

using Katas.Lesson04;
using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Lesson02 = reference::Katas.Lesson02;

namespace Katas.Lesson06.Tests;

public class GptBlockTests
{
    [Test, ForTask("06.4")]
    public void The_feed_forward_network_works_on_what_attention_has_added()
    {
        // The attention's last map adds the same vector to each token, whatever they are; so what is added besides is
        // the feed-forward network's. It has to be another with another vector, as that is part of what it is given.
        var (block, _) = Models.Gpt();
        var input = Seeded.Normal(15, 2, 5, 12);

        Assert.That(
            (Added(16) - Added(17)).abs().max().ToDouble(),
            Is.GreaterThan(1e-3),
            "the largest difference in what the feed-forward network adds, when attention has added another vector; "
                + "is the "
            + "network given the block's input, and not the sum?");

        Tensor Added(int seed)
        {
            using var noGradient = no_grad();
            var vector = Seeded.Normal(seed, 12);
            block.state_dict()["self_attn.out_proj.weight"].zero_();
            block.state_dict()["self_attn.out_proj.bias"].copy_(vector);
            return block.call(input, null, null).output - input - vector;
        }
    }

    [Test, ForTask("06.4")]
    public void Output_and_weights_match_the_reference()
    {
        foreach (NormPlacement norm in Enum.GetValues<NormPlacement>())
        {
            foreach (Activation activation in Enum.GetValues<Activation>())
            {
                CompareWithReference(Seeded.Normal(1, 2, 5, 12), norm, activation);
                CompareWithReference(Seeded.Normal(2, 1, 1, 12), norm, activation);
                CompareWithReference(Seeded.Normal(3, ScalarType.Float64, 2, 5, 12), norm, activation);
            }
        }
    }

    [Test, ForTask("06.4")]
    public void A_mask_is_passed_on()
    {
        foreach (NormPlacement norm in Enum.GetValues<NormPlacement>())
        {
            CompareWithReference(Seeded.Normal(4, 2, 5, 12), norm, Activation.ReLU, Seeded.Mask(5, 2, 5, 5));
            CompareWithReference(
                Seeded.Normal(6, 2, 3, 12),
                norm,
                Activation.ReLU,
                Lesson02.Masks.Padding(tensor(new long[,] { { 4, 7, 2 }, { 3, 0, 0 } }), 0));
        }
    }

    [Test, ForTask("06.4")]
    public void No_gradient_comes_from_the_future()
    {
        foreach (NormPlacement norm in Enum.GetValues<NormPlacement>())
        {
            var (block, _) = Models.Gpt(norm);
            Models.NoGradientFromTheFuture(input => block.call(input, null, null).output);
        }
    }

    [Test, ForTask("06.4")]
    public void With_a_cache_each_piece_gets_what_it_gets_in_the_whole()
    {
        foreach (NormPlacement norm in Enum.GetValues<NormPlacement>())
        {
            var (block, _) = Models.Gpt(norm);
            var input = Seeded.Normal(7, 2, 6, 12);
            var whole = block.call(input, null, null).output;
            using var cache = new KeyValueCache(6);
            foreach (var (start, count) in new[] { (0, 4), (4, 1), (5, 1) })
            {
                TensorAssert.Close(
                    block.call(input.narrow(1, start, count), null, cache).output,
                    whole.narrow(1, start, count),
                    $"output of tokens {start} to {start + count - 1}, those before being in the cache");
            }

            Assert.That(cache.Length, Is.EqualTo(6), "tokens in the cache at the end");
        }
    }

    [Test, ForTask("06.4")]
    public void When_everything_is_dropped_the_input_comes_out()
    {
        var (block, _) = Models.Gpt(dropout: 1);
        var input = Seeded.Normal(8, 2, 5, 12);

        TensorAssert.Close(
            block.call(input, null, null).output,
            input,
            "output in training, with a dropout of 1: neither sublayer adds anything",
            new Suspect(zeros(2, 5, 12), "the sums are dropped, input and all; only what a sublayer adds is dropped"));
    }

    [Test, ForTask("06.4")]
    public void What_a_sublayer_adds_is_dropped_once()
    {
        var (block, _) = Models.Gpt(dropout: 0.25);
        Models.EachSublayerIsDroppedOnce(
            block, input => block.call(input, null, null).output, 0.25, "self_attn.out_proj.bias", "linear2.bias");
    }

    [Test, ForTask("06.4")]
    public void In_eval_nothing_is_dropped()
    {
        var (block, reference) = Models.Gpt(dropout: 0.5);
        block.eval();
        reference.eval();
        var input = Seeded.Normal(9, 2, 5, 12);

        TensorAssert.Close(
            block.call(input, null, null).output, reference.call(input, null, null).output, "output in eval");
    }

    [Test, ForTask("06.4")]
    public void Gradients_match_the_reference()
    {
        foreach (NormPlacement norm in Enum.GetValues<NormPlacement>())
        {
            var (block, reference) = Models.Gpt(norm);
            var input = Seeded.Normal(10, 2, 5, 12);

            GradientAssert.Same(
                inputs => block.call(inputs[0], inputs[1], null).output,
                inputs => reference.call(inputs[0], inputs[1], null).output,
                [("input", input), ("mask", Seeded.Normal(12, 5, 5))],
                "GptBlock");
            Models.SameParameterGradients(
                block,
                block.call(input, null, null).output,
                reference,
                reference.call(input, null, null).output,
                "GptBlock");
        }
    }

    [Test, ForTask("06.4")]
    public void The_input_is_left_as_it_was()
    {
        var (block, _) = Models.Gpt();
        var input = Seeded.Normal(11, 2, 5, 12);
        var before = input.clone();

        block.call(input, null, null);

        TensorAssert.Unchanged(input, before, "input");
    }

    [Test, ForTask("06.4")]
    public void Shapes_that_do_not_fit_are_refused()
    {
        var (block, _) = Models.Gpt();
        ArgumentAssert.Rejects(() => block.call(ones(5, 12), null, null), "input", ones(5, 12), "it has no batch");
        ArgumentAssert.Rejects(
            () => block.call(ones(2, 5, 11), null, null), "input", ones(2, 5, 11), "d_model is 11 and not 12");
    }

    private static void CompareWithReference(
        Tensor input, NormPlacement norm, Activation activation, Tensor? mask = null)
    {
        var (block, reference) = Models.Gpt(norm, activation, type: input.dtype);
        var (output, weights) = block.call(input, mask, null);
        var (expected, expectedWeights) = reference.call(input, mask, null);

        string what = $"of a {norm}-norm block with {activation}" + (mask is null ? "" : " and a mask");
        TensorAssert.Close(weights, expectedWeights, $"weights {what}");
        TensorAssert.Close(output, expected, $"output {what}");
    }
}
