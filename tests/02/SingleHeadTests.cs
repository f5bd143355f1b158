extern alias reference;

using Katas.Testkit;
using Katas.Toolkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson02;

namespace Katas.Lesson02.Tests;

public class SingleHeadTests
{
    [Test, ForTask("02.11")]
    public void The_layer_is_as_wide_as_one_head()
    {
        var shapes = SingleHead.Of(new MultiHeadAttention(12, 3), 0).state_dict()
            .ToDictionary(pair => pair.Key, pair => Guard.Shape(pair.Value));

        Assert.That(
            shapes,
            Is.EquivalentTo(new Dictionary<string, string>
            {
                ["q_proj.weight"] = "[4, 12]",
                ["q_proj.bias"] = "[4]",
                ["k_proj.weight"] = "[4, 12]",
                ["k_proj.bias"] = "[4]",
                ["v_proj.weight"] = "[4, 12]",
                ["v_proj.bias"] = "[4]",
                ["out_proj.weight"] = "[12, 4]",
                ["out_proj.bias"] = "[12]",
            }),
            "state_dict of head 0 of a layer with d_model 12 and 3 heads");
    }

    [Test, ForTask("02.11")]
    public void Each_head_gets_its_own_share_of_the_parameters()
    {
        CompareWithReference(12, 3, bias: true);
        CompareWithReference(12, 3, bias: false);
        CompareWithReference(8, 4, bias: true);
        CompareWithReference(9, 3, bias: true);
    }

    [Test, ForTask("02.11")]
    public void One_head_of_one_is_the_whole_layer() => CompareWithReference(6, 1, bias: true);

    [Test, ForTask("02.11")]
    public void Float64_stays_float64() => CompareWithReference(12, 3, bias: true, ScalarType.Float64);

    [Test, ForTask("02.11")]
    public void Half_precision_stays_half_precision() => CompareWithReference(12, 3, bias: true, ScalarType.Float16);

    [Test, ForTask("02.11")]
    public void A_head_that_is_taken_out_again_has_learned_what_the_layer_has()
    {
        var (layer, reference) = Layers.Pair();
        SingleHead.Of(layer, 1);
        Weights.Copy(from: Seeded.Parameters(layer, seed: 1), to: reference);

        var seen = SingleHead.Of(layer, 1).state_dict();

        foreach (var (name, wanted) in Reference.SingleHead.Of(reference, 1).state_dict())
        {
            TensorAssert.Close(
                seen[name].detach(), wanted.detach(), $"{name} of head 1, taken out after the parameters have changed");
        }
    }

    [Test, ForTask("02.11")]
    public void A_head_attends_alone_as_it_does_among_the_others()
    {
        var (layer, reference) = Layers.Pair();
        var (input, context) = (Seeded.Normal(1, 2, 5, 12), Seeded.Normal(2, 2, 7, 12));
        var mask = Seeded.Mask(3, 5, 7);

        var expected = reference.call(input, context, context, mask).weights;

        for (int head = 0; head < 3; head++)
        {
            TensorAssert.Close(
                SingleHead.Of(layer, head).call(input, context, mask).weights,
                expected[.., head],
                $"weights of head {head} alone (seen) and among the others (expected)");
        }
    }

    [Test, ForTask("02.11")]
    public void The_heads_outputs_add_up_to_the_output_of_them_all()
    {
        foreach (bool bias in new[] { true, false })
        {
            var (layer, reference) = Layers.Pair(bias: bias);
            var (input, context) = (Seeded.Normal(4, 2, 5, 12), Seeded.Normal(5, 2, 7, 12));
            var expected = reference.call(input, context, context, null).output;

            var sum = zeros_like(expected);
            for (int head = 0; head < 3; head++)
            {
                sum += SingleHead.Of(layer, head).call(input, context, null).output;
            }

            var parts = bias ? reference.state_dict()["out_proj.bias"] : zeros(12);
            TensorAssert.Close(
                sum,
                expected,
                "sum of the outputs of 3 heads alone (seen) and output of them all (expected)",
                new Suspect(expected + (2 * parts), "each head adds the whole out_proj.bias: it counts three times"),
                new Suspect(expected - parts, "out_proj.bias is missing"));
        }
    }

    [Test, ForTask("02.11")]
    public void The_parameters_are_copies()
    {
        var layer = Seeded.Parameters(new MultiHeadAttention(12, 3));
        var before = layer.state_dict().ToDictionary(pair => pair.Key, pair => pair.Value.detach().clone());
        var head = SingleHead.Of(layer, 1);

        using (no_grad())
        {
            foreach (var parameter in head.parameters())
            {
                parameter.fill_(7);
            }
        }

        foreach (var (name, value) in layer.state_dict())
        {
            TensorAssert.Close(
                value.detach(),
                before[name],
                $"{name} of the layer with all heads, after the parameters of a head taken from it were set to 7");
        }
    }

    [Test, ForTask("02.11")]
    public void The_head_can_be_trained_and_is_no_part_of_a_computation()
    {
        var head = SingleHead.Of(new MultiHeadAttention(12, 3), 1);

        Assert.That(
            head.parameters().Select(parameter => (parameter.requires_grad, parameter.is_leaf)),
            Is.Not.Empty.And.All.EqualTo((true, true)),
            "(requires_grad, is_leaf) of the head's parameters; copying them is no step to be differentiated");
    }

    [Test, ForTask("02.11")]
    public void A_head_that_is_not_there_is_refused()
    {
        var layer = new MultiHeadAttention(12, 3);

        ArgumentAssert.Rejects<ArgumentOutOfRangeException>(() => SingleHead.Of(layer, 3), "head", "it is 3 of 0 to 2");
        ArgumentAssert.Rejects<ArgumentOutOfRangeException>(() => SingleHead.Of(layer, -1), "head", "it is -1");
    }

    private static void CompareWithReference(
        long dModel, long heads, bool bias, ScalarType type = ScalarType.Float32)
    {
        var (layer, reference) = Layers.Pair(dModel, heads, bias: bias, type: type);
        for (long head = 0; head < heads; head++)
        {
            var expected = Reference.SingleHead.Of(reference, head).state_dict();
            var seen = SingleHead.Of(layer, head).state_dict();
            Assert.That(
                seen.Keys,
                Is.EquivalentTo(expected.Keys),
                $"names in state_dict of head {head} of {heads}, {(bias ? "with" : "without")} bias");
            foreach (var (name, wanted) in expected)
            {
                TensorAssert.Close(
                    seen[name].detach(),
                    wanted.detach(),
                    $"{name} of head {head} of a layer with d_model {dModel} and {heads} heads",
                    [.. Suspects(reference.state_dict(), name, dModel, heads, head)]);
            }
        }
    }

    private static IEnumerable<Suspect> Suspects(
        Dictionary<string, Tensor> all, string name, long dModel, long heads, long head)
    {
        long width = dModel / heads;
        int part = Array.IndexOf(["q", "k", "v"], name[..1]);
        if (name == "out_proj.weight")
        {
            yield return new Suspect(
                all[name].narrow(0, head * width, width).t(),
                "the head's features come in as columns of out_proj.weight, not as rows");
            yield return new Suspect(all[name].narrow(1, 0, width), "this is head 0's share");
        }
        else if (name == "out_proj.bias")
        {
            yield return new Suspect(all[name], "each head gets the whole bias; an equal share of it adds up to one");
            yield return new Suspect(zeros_like(all[name]), "the bias is missing: this one is 0");
        }
        else
        {
            var source = all[name.EndsWith("weight", StringComparison.Ordinal) ? "in_proj_weight" : "in_proj_bias"];
            yield return new Suspect(
                source.narrow(0, (head * 3 * width) + (part * width), width),
                "the rows were looked for head by head; all of the query's come first, then all of the key's");
            yield return new Suspect(source.narrow(0, part * dModel, width), "this is head 0's share");
            yield return new Suspect(
                source.narrow(0, head * width, width), $"these are the query's rows, and not those of {name[..6]}");
        }
    }
}
