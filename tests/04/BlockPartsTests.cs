extern alias reference;

using Katas.Lesson02;
using Katas.Testkit;
using Katas.Toolkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson04;

namespace Katas.Lesson04.Tests;

public class BlockPartsTests
{
    [Test, ForTask("04.7")]
    public void The_block_knows_its_parameters() => Assert.That(
        new EncoderBlock(12, 3, 20).parameters().Count(),
        Is.EqualTo(12),
        "number of parameters: four of the attention, two of each linear map, two of each norm. An "
        + "optimizer sees these "
        + "and no others; 0 means that RegisterComponents() was not called after the fields were set");

    [Test, ForTask("04.7")]
    public void Parameters_have_the_names_and_shapes_of_the_reference() =>
        Weights.Copy(from: new EncoderBlock(12, 3, 20), to: new Reference.EncoderBlock(12, 3, 20));

    [Test, ForTask("04.7")]
    public void Names_and_shapes_are_those_of_PyTorch_s_TransformerEncoderLayer()
    {
        var shapes = new EncoderBlock(12, 3, 20).state_dict()
            .ToDictionary(pair => pair.Key, pair => Guard.Shape(pair.Value));

        Assert.That(
            shapes,
            Is.EquivalentTo(new Dictionary<string, string>
            {
                ["self_attn.in_proj_weight"] = "[36, 12]",
                ["self_attn.in_proj_bias"] = "[36]",
                ["self_attn.out_proj.weight"] = "[12, 12]",
                ["self_attn.out_proj.bias"] = "[12]",
                ["linear1.weight"] = "[20, 12]",
                ["linear1.bias"] = "[20]",
                ["linear2.weight"] = "[12, 20]",
                ["linear2.bias"] = "[12]",
                ["norm1.weight"] = "[12]",
                ["norm1.bias"] = "[12]",
                ["norm2.weight"] = "[12]",
                ["norm2.bias"] = "[12]",
            }),
            "state_dict for d_model 12, 3 heads, d_ff 20");
    }

    [Test, ForTask("04.7")]
    public void All_sizes_equal_make_no_difference() =>
        Weights.Copy(from: new EncoderBlock(12, 12, 12), to: new Reference.EncoderBlock(12, 12, 12));

    [Test, ForTask("04.7")]
    public void Each_norm_has_parameters_of_its_own()
    {
        var state = new EncoderBlock(12, 3, 20).state_dict();
        using var noGradient = no_grad();
        state["norm1.weight"].fill_(5);

        TensorAssert.Close(
            state["norm2.weight"],
            ones(12),
            "norm2.weight of a new block after norm1.weight, and it alone, was set to 5",
            new Suspect(full([12], 5f), "norm1 and norm2 are one and the same layer"));
    }

    [Test, ForTask("04.7")]
    public void The_block_remembers_what_it_was_made_for()
    {
        Assert.That(new EncoderBlock(12, 3, 20).Norm, Is.EqualTo(NormPlacement.Post), "Norm, if not asked for");
        foreach (var norm in Enum.GetValues<NormPlacement>())
        {
            Assert.That(new EncoderBlock(12, 3, 20, norm: norm).Norm, Is.EqualTo(norm), "Norm of a new block");
        }

        Assert.That(new EncoderBlock(12, 3, 20).DModel, Is.EqualTo(12), "DModel of a new block");
    }

    [Test, ForTask("04.7")]
    public void The_attention_has_the_heads_and_the_dropout_asked_for()
    {
        var block = Seeded.Parameters(new EncoderBlock(12, 3, 20, dropout: 1));
        var attention = block.named_children().Single(child => child.name == "self_attn").module as MultiHeadAttention;

        Assert.That(attention?.HeadCount, Is.EqualTo(3), "number of heads of self_attn, in a block of 3 heads");
        TensorAssert.Close(
            attention!.SelfAttend(Seeded.Normal(1, 2, 5, 12)).output,
            block.state_dict()["self_attn.out_proj.bias"].expand(2, 5, 12),
            "output of self_attn in training, in a block with a dropout of 1: all weights are dropped, its bias "
            + "is left");
    }

    [Test, ForTask("04.7")]
    public void The_attention_drops_as_often_as_was_asked_for()
    {
        // One token alone has a weight of 1 in each head: its value comes out, divided by 0.7, or nothing.
        using var seed = new LocalSeed(8);
        var block = new EncoderBlock(4, 4, 3, dropout: 0.3);
        Weights.Fill(block, ("bias", 0));
        using (no_grad())
        {
            block.state_dict()["self_attn.in_proj_weight"][8..].copy_(eye(4));
            block.state_dict()["self_attn.out_proj.weight"].copy_(eye(4));
        }

        var attention = block.named_children().Single(child => child.name == "self_attn").module as MultiHeadAttention;
        double share = (attention!.SelfAttend(ones(2000, 1, 4)).output == 0).to(ScalarType.Float64).mean().ToDouble();

        Assert.That(
            share,
            Is.EqualTo(0.3).Within(0.03),
            "share of 8000 weights that self_attn drops in training, in a block with a dropout of 0.3");
    }

    [Test, ForTask("04.7")]
    public void The_block_moves_to_float64_as_a_whole()
    {
        var block = new EncoderBlock(12, 3, 20);
        block.to(ScalarType.Float64);

        Assert.That(
            block.parameters().Select(parameter => parameter.dtype),
            Is.Not.Empty.And.All.EqualTo(ScalarType.Float64),
            "type of the parameters after to(Float64)");
    }

    [Test, ForTask("04.7")]
    public void Eval_reaches_every_part()
    {
        var block = new EncoderBlock(12, 3, 20);
        block.eval();

        Assert.That(
            block.named_modules().Select(pair => pair.module.training),
            Is.Not.Empty.And.All.False,
            "training, in each part of the block after eval()");
    }

    [Test, ForTask("04.7")]
    public void Sizes_that_do_not_fit_are_refused()
    {
        ArgumentAssert.Rejects<ArgumentOutOfRangeException>(() => _ = new EncoderBlock(0, 3, 20), "dModel", "it is 0");
        ArgumentAssert.Rejects<ArgumentException>(
            () => _ = new EncoderBlock(12, 5, 20), "heads", "5 does not divide 12");
        ArgumentAssert.Rejects<ArgumentOutOfRangeException>(
            () => _ = new EncoderBlock(12, 3, -1), "dFeedForward", "it is -1");
        ArgumentAssert.Rejects<ArgumentOutOfRangeException>(
            () => _ = new EncoderBlock(12, 3, 20, dropout: 1.5), "dropout", "it is 1.5");
    }
}
