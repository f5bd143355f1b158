extern alias reference;

using Katas.Testkit;
using Katas.Toolkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson02;

namespace Katas.Lesson02.Tests;

public class ParametersTests
{
    [Test, ForTask("02.8")]
    public void The_layer_knows_its_parameters() => Assert.That(
        new MultiHeadAttention(12, 3).parameters().Count(),
        Is.EqualTo(4),
        "number of parameters: a weight and a bias for the way in, and for the way out. An optimizer sees these and no "
        + "others; 0 means that RegisterComponents() was not called after the fields were set");

    [Test, ForTask("02.8")]
    public void Parameters_have_the_names_and_shapes_of_the_reference() =>
        Weights.Copy(from: new MultiHeadAttention(12, 3), to: new Reference.MultiHeadAttention(12, 3));

    [Test, ForTask("02.8")]
    public void Names_and_shapes_are_those_of_PyTorch()
    {
        var shapes = new MultiHeadAttention(dModel: 12, heads: 3).state_dict()
            .ToDictionary(pair => pair.Key, pair => Guard.Shape(pair.Value));

        Assert.That(
            shapes,
            Is.EquivalentTo(new Dictionary<string, string>
            {
                ["in_proj_weight"] = "[36, 12]",
                ["in_proj_bias"] = "[36]",
                ["out_proj.weight"] = "[12, 12]",
                ["out_proj.bias"] = "[12]",
            }),
            "state_dict for d_model 12 and 3 heads");
    }

    [Test, ForTask("02.8")]
    public void Without_bias_there_are_weights_alone()
    {
        var layer = new MultiHeadAttention(12, 3, bias: false);

        Assert.That(
            layer.state_dict().Keys,
            Is.EquivalentTo(["in_proj_weight", "out_proj.weight"]),
            "names in state_dict with bias: false");
        Weights.Copy(from: layer, to: new Reference.MultiHeadAttention(12, 3, bias: false));
    }

    [Test, ForTask("02.8")]
    public void More_heads_cost_no_more_parameters()
    {
        foreach (long heads in new[] { 1, 2, 12 })
        {
            Assert.That(
                new MultiHeadAttention(12, heads).parameters().Sum(parameter => parameter.numel()),
                Is.EqualTo((4 * 12 * 12) + (4 * 12)),
                $"numbers to learn for d_model 12 and {heads} heads: each head is smaller, the more there are");
        }
    }

    [Test, ForTask("02.8")]
    public void Biases_start_at_0()
    {
        var state = new MultiHeadAttention(12, 3).state_dict();

        foreach (string name in new[] { "in_proj_bias", "out_proj.bias" })
        {
            TensorAssert.Close(state[name], zeros_like(state[name]), $"{name} of a new layer");
        }
    }

    [Test, ForTask("02.8")]
    public void Weights_start_within_the_bound_of_Xavier_s_uniform_rule()
    {
        const long dModel = 64;
        var weight = new MultiHeadAttention(dModel, 4).state_dict()["in_proj_weight"];

        // √(6 / (fan in + fan out)), for the matrix of all three projections.
        double bound = Math.Sqrt(6.0 / (dModel + (3 * dModel)));
        TensorAssert.NoNaN(weight, "in_proj_weight of a new layer", "the memory was never filled");
        Assert.That(
            weight.abs().max().ToDouble(),
            Is.EqualTo(bound).Within(bound / 50),
            $"largest size of a number in in_proj_weight [192, 64]: √(6 / (64 + 192)) = {bound:0.0000}. In comparison: "
            + $"filled as three matrices [64, 64] it is {Math.Sqrt(6.0 / 128):0.0000}, as a linear layer it is 0.1250");
        Assert.That(
            weight.std().ToDouble(),
            Is.EqualTo(bound / Math.Sqrt(3)).Within(bound / 20),
            "standard deviation of in_proj_weight [192, 64]; of uniform values, the bound divided by √3");
    }

    [Test, ForTask("02.8")]
    public void The_way_out_does_not_start_at_0() => Assert.That(
        new MultiHeadAttention(12, 3).state_dict()["out_proj.weight"].abs().min().ToDouble(),
        Is.GreaterThan(0),
        "smallest size of a number in out_proj.weight of a new layer; all 0, it gives every token the same output");

    [Test, ForTask("02.8")]
    public void Every_parameter_can_be_trained() => Assert.That(
        new MultiHeadAttention(12, 3).parameters().Select(parameter => parameter.requires_grad),
        Is.Not.Empty.And.All.True,
        "requires_grad of the parameters");

    [Test, ForTask("02.8")]
    public void The_sizes_are_kept()
    {
        var layer = new MultiHeadAttention(12, 3);

        Assert.That((layer.DModel, layer.HeadCount), Is.EqualTo((12L, 3L)), "(DModel, HeadCount) of a layer (12, 3)");
    }

    [Test, ForTask("02.8")]
    public void The_layer_moves_to_float64_as_a_whole()
    {
        var layer = new MultiHeadAttention(12, 3);
        layer.to(ScalarType.Float64);

        Assert.That(
            layer.parameters().Select(parameter => parameter.dtype),
            Is.Not.Empty.And.All.EqualTo(ScalarType.Float64),
            "type of the parameters after to(Float64)");
    }

    [Test, ForTask("02.8")]
    public void Sizes_that_do_not_fit_are_refused()
    {
        ArgumentAssert.Rejects<ArgumentOutOfRangeException>(
            () => _ = new MultiHeadAttention(0, 3), "dModel", "it is 0");
        ArgumentAssert.Rejects<ArgumentOutOfRangeException>(
            () => _ = new MultiHeadAttention(12, 0), "heads", "it is 0");
        ArgumentAssert.Rejects<ArgumentException>(
            () => _ = new MultiHeadAttention(12, 5), "heads", "5 does not divide 12");
        ArgumentAssert.Rejects<ArgumentOutOfRangeException>(
            () => _ = new MultiHeadAttention(12, 3, dropout: 2), "dropout", "it is 2");
    }
}
