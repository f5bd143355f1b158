extern alias reference;

using Katas.Lesson04;
using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Lesson02 = reference::Katas.Lesson02;

namespace Katas.Lesson06.Tests;

public class DecoderBlockTests
{
    [Test, ForTask("06.5")]
    public void Output_and_weights_match_the_reference()
    {
        foreach (NormPlacement norm in Enum.GetValues<NormPlacement>())
        {
            foreach (Activation activation in Enum.GetValues<Activation>())
            {
                CompareWithReference(Seeded.Normal(1, 2, 5, 12), Seeded.Normal(2, 2, 7, 12), norm, activation);
                CompareWithReference(Seeded.Normal(3, 1, 5, 12), Seeded.Normal(4, 1, 3, 12), norm, activation);
                CompareWithReference(Seeded.Normal(5, 2, 1, 12), Seeded.Normal(6, 2, 1, 12), norm, activation);
                CompareWithReference(
                    Seeded.Normal(7, ScalarType.Float64, 2, 5, 12),
                    Seeded.Normal(8, ScalarType.Float64, 2, 7, 12),
                    norm,
                    activation);
            }
        }
    }

    [Test, ForTask("06.5")]
    public void Each_mask_goes_where_it_belongs()
    {
        foreach (NormPlacement norm in Enum.GetValues<NormPlacement>())
        {
            // As many source tokens as target tokens, so that masks that have changed places would still fit.
            CompareWithReference(
                Seeded.Normal(9, 2, 5, 12),
                Seeded.Normal(10, 2, 5, 12),
                norm,
                Activation.ReLU,
                Seeded.Mask(11, 2, 5, 5),
                Seeded.Mask(12, 2, 5, 5));
            CompareWithReference(
                Seeded.Normal(13, 2, 5, 12),
                Seeded.Normal(14, 2, 3, 12),
                norm,
                Activation.ReLU,
                null,
                Lesson02.Masks.Padding(tensor(new long[,] { { 4, 7, 2 }, { 3, 0, 0 } }), 0));
        }
    }

    [Test, ForTask("06.5")]
    public void No_gradient_comes_from_the_future_of_the_target()
    {
        foreach (NormPlacement norm in Enum.GetValues<NormPlacement>())
        {
            var (block, _) = Models.Decoder(norm);
            var memory = Seeded.Normal(15, 1, 7, 12);
            Models.NoGradientFromTheFuture(input => block.call(input, memory, null, null, null).output);
        }
    }

    [Test, ForTask("06.5")]
    public void The_first_target_token_sees_all_of_the_memory()
    {
        foreach (NormPlacement norm in Enum.GetValues<NormPlacement>())
        {
            var (block, _) = Models.Decoder(norm);
            var memory = Seeded.Normal(16, 1, 7, 12).requires_grad_();

            (block.call(Seeded.Normal(17, 1, 5, 12), memory, null, null, null).output[0, 0] * Seeded.Normal(18, 12))
                .sum().backward();

            Assert.That(
                memory.grad is { IsInvalid: false } ? memory.grad.abs().sum(-1).min().ToDouble() : 0,
                Is.GreaterThan(1e-6),
                "gradient of the output at position 0 with respect to each token of the memory: it may see them all");
        }
    }

    [Test, ForTask("06.5")]
    public void With_a_cache_each_piece_gets_what_it_gets_in_the_whole()
    {
        foreach (NormPlacement norm in Enum.GetValues<NormPlacement>())
        {
            var (block, _) = Models.Decoder(norm);
            var (target, memory) = (Seeded.Normal(19, 2, 6, 12), Seeded.Normal(20, 2, 7, 12));
            var whole = block.call(target, memory, null, null, null).output;
            using var cache = new KeyValueCache(6);
            foreach (var (start, count) in new[] { (0, 4), (4, 1), (5, 1) })
            {
                TensorAssert.Close(
                    block.call(target.narrow(1, start, count), memory, null, null, cache).output,
                    whole.narrow(1, start, count),
                    $"output of tokens {start} to {start + count - 1}, those before being in the cache");
            }
        }
    }

    [Test, ForTask("06.5")]
    public void When_everything_is_dropped_the_target_comes_out()
    {
        var (block, _) = Models.Decoder(NormPlacement.Pre, dropout: 1);
        var target = Seeded.Normal(21, 2, 5, 12);

        TensorAssert.Close(
            block.call(target, Seeded.Normal(22, 2, 7, 12), null, null, null).output,
            target,
            "output of a pre-norm block in training, with a dropout of 1: no sublayer adds anything");
    }

    [Test, ForTask("06.5")]
    public void What_a_sublayer_adds_is_dropped_once()
    {
        var (block, _) = Models.Decoder(NormPlacement.Pre, dropout: 0.25);
        var memory = Seeded.Normal(29, 6, 7, 12);
        Models.EachSublayerIsDroppedOnce(
            block,
            target => block.call(target, memory, null, null, null).output,
            0.25,
            "self_attn.out_proj.bias",
            "multihead_attn.out_proj.bias",
            "linear2.bias");
    }

    [Test, ForTask("06.5")]
    public void Memories_of_any_size_come_in_any_order()
    {
        var (block, reference) = Models.Decoder();
        foreach (var (batch, length, source) in new[] { (2, 5, 7), (2, 5, 3), (1, 2, 7), (2, 5, 7) })
        {
            var (target, memory) = (Seeded.Normal(30, batch, length, 12), Seeded.Normal(31, batch, source, 12));
            TensorAssert.Close(
                block.call(target, memory, null, null, null).output,
                reference.call(target, memory, null, null, null).output,
                $"output for a target of [{batch}, {length}, 12] and a memory of [{batch}, {source}, 12]");
        }
    }

    [Test, ForTask("06.5")]
    public void In_eval_nothing_is_dropped()
    {
        var (block, reference) = Models.Decoder(dropout: 0.5);
        block.eval();
        reference.eval();
        var (target, memory) = (Seeded.Normal(23, 2, 5, 12), Seeded.Normal(24, 2, 7, 12));

        TensorAssert.Close(
            block.call(target, memory, null, null, null).output,
            reference.call(target, memory, null, null, null).output,
            "output in eval");
    }

    [Test, ForTask("06.5")]
    public void Gradients_match_the_reference()
    {
        foreach (NormPlacement norm in Enum.GetValues<NormPlacement>())
        {
            var (block, reference) = Models.Decoder(norm);
            var (target, memory) = (Seeded.Normal(25, 2, 5, 12), Seeded.Normal(26, 2, 7, 12));

            GradientAssert.Same(
                inputs => block.call(inputs[0], inputs[1], null, null, null).output,
                inputs => reference.call(inputs[0], inputs[1], null, null, null).output,
                [("target", target), ("memory", memory)],
                "DecoderBlock");
            Models.SameParameterGradients(
                block,
                block.call(target, memory, null, null, null).output,
                reference,
                reference.call(target, memory, null, null, null).output,
                "DecoderBlock");
        }
    }

    [Test, ForTask("06.5")]
    public void Target_and_memory_are_left_as_they_were()
    {
        var (block, _) = Models.Decoder();
        var (target, memory) = (Seeded.Normal(27, 2, 5, 12), Seeded.Normal(28, 2, 7, 12));
        var (targetBefore, memoryBefore) = (target.clone(), memory.clone());

        block.call(target, memory, null, null, null);

        TensorAssert.Unchanged(target, targetBefore, "target");
        TensorAssert.Unchanged(memory, memoryBefore, "memory");
    }

    [Test, ForTask("06.5")]
    public void Shapes_that_do_not_fit_are_refused()
    {
        var (block, _) = Models.Decoder();
        var (target, memory) = (ones(2, 5, 12), ones(3, 7, 12));
        ArgumentAssert.Rejects(
            () => block.call(target, memory, null, null, null), "memory", memory, "its batch is 3 and not 2");
        ArgumentAssert.Rejects(
            () => block.call(target, ones(2, 7, 11), null, null, null), "memory", ones(2, 7, 11), "d_model is 11");
    }

    private static void CompareWithReference(
        Tensor target,
        Tensor memory,
        NormPlacement norm,
        Activation activation,
        Tensor? targetMask = null,
        Tensor? memoryMask = null)
    {
        var (block, reference) = Models.Decoder(norm, activation, type: target.dtype);
        var (output, self, cross) = block.call(target, memory, targetMask, memoryMask, null);
        var (expected, expectedSelf, expectedCross) = reference.call(target, memory, targetMask, memoryMask, null);

        string what = $"of a {norm}-norm block with {activation}";
        TensorAssert.Close(self, expectedSelf, $"weights of the look back, {what}");
        TensorAssert.Close(cross, expectedCross, $"weights of the look at the memory, {what}");
        TensorAssert.Close(output, expected, $"output {what}");
    }
}
