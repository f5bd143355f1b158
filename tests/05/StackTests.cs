extern alias reference;

using Katas.Lesson04;
using Katas.Testkit;
using Katas.Toolkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson05;

namespace Katas.Lesson05.Tests;

public class StackTests
{
    [Test, ForTask("05.3")]
    public void Parameters_have_the_reference_s_names_and_shapes()
    {
        foreach (var config in Models.Kinds())
        {
            Weights.Copy(
                from: new TransformerEncoder(config),
                to: new Reference.TransformerEncoder(Models.ForReference(config)));
        }
    }

    [Test, ForTask("05.3")]
    public void The_optimizer_finds_every_parameter()
    {
        var config = Models.Config with { Layers = 3 };
        var encoder = new TransformerEncoder(config);

        // Three tables and a norm; 3 blocks of 12 tensors; the last norm. A block shared by two layers counts once.
        int tensors = encoder.parameters().Select(parameter => parameter.Handle).Distinct().Count();
        Assert.That(
            tensors,
            Is.EqualTo(5 + (3 * 12) + 2),
            "different tensors in parameters(): 5 of the embeddings, 12 for each of 3 blocks, 2 of the norm");
    }

    [Test, ForTask("05.3")]
    public void Each_block_starts_with_numbers_of_its_own()
    {
        var state = new TransformerEncoder(Models.Config).state_dict();
        if (!state.ContainsKey("layers.1.linear1.weight"))
        {
            Assert.Fail($"There is no layers.1.linear1.weight; seen: {string.Join(", ", state.Keys)}");
            return;
        }

        var (first, second) = (state["layers.0.linear1.weight"], state["layers.1.linear1.weight"]);
        double difference = (first - second).abs().max().ToDouble();
        Assert.That(
            difference,
            Is.GreaterThan(0.01),
            "the largest difference between the first two blocks' linear1.weight; each block draws its own to start "
                + "with, and "
            + "copies none");
    }

    [Test, ForTask("05.3")]
    public void There_are_as_many_blocks_as_asked_for()
    {
        foreach (long layers in new long[] { 1, 2, 5 })
        {
            var encoder = new TransformerEncoder(Models.Config with { Layers = layers });
            Assert.That(Blocks(encoder).Length, Is.EqualTo(layers), $"blocks of an encoder with {layers} layers");
        }
    }

    [Test, ForTask("05.3")]
    public void Each_block_is_made_as_the_configuration_says()
    {
        foreach (var config in Models.Kinds())
        {
            var blocks = Blocks(new TransformerEncoder(config));
            Assert.That(blocks, Is.Not.Empty, "blocks that the encoder knows of");
            foreach (var block in blocks)
            {
                Models.Ready(block);
                var like = Models.Like(
                    block,
                    new EncoderBlock(
                        config.DModel, config.Heads, config.DFeedForward, 0, config.Norm, config.Activation));
                var input = Seeded.Normal(1, 2, 5, config.DModel);
                var expected = like.call(input, null);
                var (output, weights) = block.call(input, null);
                TensorAssert.Close(weights, expected.weights, $"weights of a block with {config.Heads} heads");
                TensorAssert.Close(
                    output, expected.output, $"output of a block with {config.Norm} norm and {config.Activation}");
            }
        }
    }

    [Test, ForTask("05.3")]
    public void Blocks_drop_out_as_much_as_the_configuration_says()
    {
        // With a dropout of 1 nothing comes out of either sublayer, and a pre-norm block passes on what it was given.
        var input = Seeded.Normal(2, 2, 5, Models.Config.DModel);
        var blocks = Blocks(new TransformerEncoder(Models.Config with { Dropout = 1 }));
        Assert.That(blocks, Is.Not.Empty, "blocks that the encoder knows of");
        foreach (var block in blocks)
        {
            block.train();
            TensorAssert.Close(
                block.call(input, null).output, input, "output of a pre-norm block while training with dropout 1");
        }
    }

    [Test, ForTask("05.3")]
    public void Blocks_drop_out_as_often_as_the_configuration_says()
    {
        // The attention adds 0, the network 1: what comes out is 1 / 0.8, or 0 where it was dropped.
        using var seed = new LocalSeed(3);
        foreach (var block in Blocks(new TransformerEncoder(Models.Config with { Dropout = 0.2 })))
        {
            using (no_grad())
            {
                foreach (var (name, parameter) in block.named_parameters())
                {
                    parameter.fill_(name == "linear2.bias" ? 1 : 0);
                }
            }

            var dropped = block.call(zeros(500, 1, Models.Config.DModel), null).output == 0;
            Assert.That(
                dropped.to(ScalarType.Float64).mean().ToDouble(),
                Is.EqualTo(0.2).Within(0.03),
                "share of 6000 features that a block drops while training with dropout 0.2");
        }
    }

    [Test, ForTask("05.3")]
    public void Training_mode_reaches_every_part()
    {
        var encoder = new TransformerEncoder(Models.Config);

        encoder.eval();

        Assert.That(
            encoder.modules().Where(module => module.training).Select(module => module.GetName()),
            Is.Empty,
            "parts that are still training after eval()");
    }

    [Test, ForTask("05.3")]
    public void The_configuration_is_kept()
    {
        var encoder = new TransformerEncoder(Models.Config);

        Assert.That(encoder.Config, Is.EqualTo(Models.Config), "Config");
        Assert.That(encoder.Table.shape, Is.EqualTo(new long[] { 11, 12 }), "the shape of Table");
    }

    [Test, ForTask("05.3")]
    public void Sizes_that_make_no_sense_are_refused()
    {
        ArgumentAssert.Rejects<ArgumentException>(
            () => new TransformerEncoder(Models.Config with { Layers = 0 }), "config.Layers", "it is 0");
        ArgumentAssert.Rejects<ArgumentException>(
            () => new TransformerEncoder(Models.Config with { Heads = 5 }), "heads", "5 does not divide 12");
    }

    private static EncoderBlock[] Blocks(TransformerEncoder encoder) => [.. encoder.modules().OfType<EncoderBlock>()];
}
