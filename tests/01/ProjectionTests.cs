extern alias reference;

using Katas.Testkit;
using Katas.Toolkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson01;

namespace Katas.Lesson01.Tests;

public class ProjectionTests
{
    [TestCase(true), TestCase(false), ForTask("01.7")]
    public void The_argument_decides_about_the_bias_of_all_four_projections(bool bias) => Assert.That(
        new AttentionLayer(6, 7, 4, bias).state_dict().Keys
            .Where(name => name.EndsWith("bias", StringComparison.Ordinal)),
        Has.Exactly(bias ? 4 : 0).Items,
        $"biases in state_dict with bias: {(bias ? "true" : "false")}");

    [Test, ForTask("01.7")]
    public void The_layer_knows_its_parameters()
    {
        var layer = new AttentionLayer(dModel: 6, dK: 7, dV: 4);

        Assert.That(
            layer.parameters().Count(),
            Is.EqualTo(8),
            "number of parameters: a weight and a bias for each of four projections. An optimizer sees these and "
            + "no others; 0 means that RegisterComponents() was not called after the fields were set");
    }

    [Test, ForTask("01.7")]
    public void Parameters_have_the_names_and_shapes_of_the_reference() =>
        Weights.Copy(from: new AttentionLayer(6, 7, 4), to: new Reference.AttentionLayer(6, 7, 4));

    [Test, ForTask("01.7")]
    public void Weights_are_stored_as_output_by_input()
    {
        var shapes = new AttentionLayer(6, 7, 4).state_dict()
            .ToDictionary(pair => pair.Key, pair => Guard.Shape(pair.Value));

        Assert.That(
            shapes,
            Is.EquivalentTo(new Dictionary<string, string>
            {
                ["q_proj.weight"] = "[7, 6]",
                ["q_proj.bias"] = "[7]",
                ["k_proj.weight"] = "[7, 6]",
                ["k_proj.bias"] = "[7]",
                ["v_proj.weight"] = "[4, 6]",
                ["v_proj.bias"] = "[4]",
                ["out_proj.weight"] = "[6, 4]",
                ["out_proj.bias"] = "[6]",
            }),
            "state_dict for d_model 6, d_k 7, d_v 4");
    }

    [Test, ForTask("01.7")]
    public void Without_bias_there_are_weights_alone()
    {
        var layer = new AttentionLayer(6, 7, 4, bias: false);

        Assert.That(
            layer.state_dict().Keys,
            Is.EquivalentTo(["q_proj.weight", "k_proj.weight", "v_proj.weight", "out_proj.weight"]),
            "names in state_dict with bias: false");
        Weights.Copy(from: layer, to: new Reference.AttentionLayer(6, 7, 4, bias: false));
    }

    [Test, ForTask("01.7")]
    public void Each_projection_has_weights_of_its_own()
    {
        var layer = new AttentionLayer(6, 7, 7);
        using var noGradient = no_grad();
        foreach (var (name, parameter) in layer.named_parameters())
        {
            parameter.fill_(0);
        }

        var state = layer.state_dict();
        state["q_proj.weight"].fill_(1);

        foreach (string other in new[] { "k_proj.weight", "v_proj.weight", "out_proj.weight" })
        {
            Assert.That(
                state[other].sum().ToDouble(),
                Is.Zero,
                $"sum of {other} after q_proj.weight, and it alone, was set to 1");
        }
    }

    [Test, ForTask("01.7")]
    public void Every_parameter_can_be_trained() => Assert.That(
        new AttentionLayer(6, 7, 4).parameters().Select(parameter => parameter.requires_grad),
        Is.All.True,
        "requires_grad of the parameters");

    [Test, ForTask("01.7")]
    public void The_layer_moves_to_float64_as_a_whole()
    {
        var layer = new AttentionLayer(6, 7, 4);
        layer.to(ScalarType.Float64);

        Assert.That(
            layer.parameters().Select(parameter => parameter.dtype),
            Is.Not.Empty.And.All.EqualTo(ScalarType.Float64),
            "type of the parameters after to(Float64)");
    }

    [Test, ForTask("01.7")]
    public void Sizes_of_0_are_refused()
    {
        ArgumentAssert.Rejects<ArgumentOutOfRangeException>(() => _ = new AttentionLayer(0, 7, 4), "dModel", "it is 0");
        ArgumentAssert.Rejects<ArgumentOutOfRangeException>(() => _ = new AttentionLayer(6, 0, 4), "dK", "it is 0");
        ArgumentAssert.Rejects<ArgumentOutOfRangeException>(() => _ = new AttentionLayer(6, 7, -1), "dV", "it is -1");
    }
}
