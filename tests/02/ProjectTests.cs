extern alias reference;

using Katas.Testkit;
using Katas.Toolkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson02;

namespace Katas.Lesson02.Tests;

public class ProjectTests
{
    [Test, ForTask("02.9")]
    public void Rows_are_the_query_s_then_the_key_s_then_the_value_s()
    {
        var layer = new MultiHeadAttention(4, 2, bias: false);
        using (no_grad())
        {
            layer.state_dict()["in_proj_weight"].copy_(cat([eye(4), 2 * eye(4), 3 * eye(4)])); // 3 × [4, 4] → [12, 4]
        }

        var (query, key, value) = (Seeded.Normal(1, 2, 5, 4), Seeded.Normal(2, 2, 7, 4), Seeded.Normal(3, 2, 7, 4));
        var projected = layer.Project(query, key, value);

        TensorAssert.Close(projected.query, query, "query, its rows of in_proj_weight being the identity");
        TensorAssert.Close(projected.key, 2 * key, "key, its rows of in_proj_weight being twice the identity");
        TensorAssert.Close(projected.value, 3 * value, "value, its rows of in_proj_weight being thrice the identity");
    }

    [Test, ForTask("02.9")]
    public void A_query_that_is_its_own_key_may_have_another_value()
    {
        var layer = new MultiHeadAttention(4, 2, bias: false);
        using (no_grad())
        {
            layer.state_dict()["in_proj_weight"].copy_(cat([eye(4), 2 * eye(4), 3 * eye(4)])); // 3 × [4, 4] → [12, 4]
        }

        var (both, value) = (Seeded.Normal(4, 2, 5, 4), Seeded.Normal(5, 2, 5, 4));
        var projected = layer.Project(both, both, value);

        TensorAssert.Close(projected.query, both, "query, which is the same tensor as the key");
        TensorAssert.Close(projected.key, 2 * both, "key, which is the same tensor as the query");
        TensorAssert.Close(projected.value, 3 * value, "value, which is another tensor than query and key");
    }

    [Test, ForTask("02.9")]
    public void Every_size_matches_the_reference()
    {
        CompareWithReference(4, 2, 5, 7);
        CompareWithReference(7, 1, 7, 5);
        CompareWithReference(10, 3, 1, 6);
    }

    [Test, ForTask("02.9")]
    public void As_many_queries_as_keys_hide_nothing() => CompareWithReference(13, 2, 5, 5);

    [Test, ForTask("02.9")]
    public void It_works_without_bias() => CompareWithReference(16, 2, 5, 7, bias: false);

    [Test, ForTask("02.9")]
    public void Float64_stays_float64() => CompareWithReference(19, 2, 5, 7, type: ScalarType.Float64);

    [Test, ForTask("02.9")]
    public void What_has_changed_since_the_last_call_counts()
    {
        var (layer, reference) = Layers.Pair();
        var (query, key) = (Seeded.Normal(31, 2, 5, 12), Seeded.Normal(32, 2, 7, 12));
        var value = Seeded.Normal(33, 2, 7, 12);
        layer.Project(query, key, value);

        Weights.Copy(from: Seeded.Parameters(layer, seed: 1), to: reference);
        TensorAssert.Close(
            Joined(layer.Project(query, key, value)),
            Joined(reference.Project(query, key, value)),
            "query, key and value, one after the other, projected after the parameters have changed");
    }

    [Test, ForTask("02.9")]
    public void The_inputs_are_left_as_they_were()
    {
        var (layer, _) = Layers.Pair();
        Tensor[] inputs = [Seeded.Normal(22, 2, 5, 12), Seeded.Normal(23, 2, 7, 12), Seeded.Normal(24, 2, 7, 12)];
        Tensor[] before = [.. inputs.Select(input => input.clone())];

        layer.Project(inputs[0], inputs[1], inputs[2]);

        TensorAssert.Unchanged(inputs[0], before[0], "query");
        TensorAssert.Unchanged(inputs[1], before[1], "key");
        TensorAssert.Unchanged(inputs[2], before[2], "value");
    }

    [Test, ForTask("02.9")]
    public void Gradients_reach_the_inputs_and_every_row_of_the_parameters()
    {
        var (layer, reference) = Layers.Pair();
        var (query, key) = (Seeded.Normal(25, 2, 5, 12), Seeded.Normal(26, 2, 7, 12));
        var value = Seeded.Normal(27, 2, 7, 12);
        GradientAssert.Same(
            inputs => Joined(layer.Project(inputs[0], inputs[1], inputs[2])),
            inputs => Joined(reference.Project(inputs[0], inputs[1], inputs[2])),
            [("query", query), ("key", key), ("value", value)],
            "the projections");

        var direction = Seeded.Normal(28, 2, 19, 12);
        (Joined(layer.Project(query, key, value)) * direction).sum().backward();
        (Joined(reference.Project(query, key, value)) * direction).sum().backward();
        var expected = reference.state_dict();
        foreach (string name in new[] { "in_proj_weight", "in_proj_bias" })
        {
            var parameter = layer.state_dict()[name];
            Assert.That(parameter.grad is { IsInvalid: false }, Is.True, $"whether a gradient reaches {name}");
            TensorAssert.Close(
                parameter.grad, expected[name].grad!, $"gradient of the projections with respect to {name}");
        }
    }

    [Test, ForTask("02.9")]
    public void Tokens_of_another_width_are_refused()
    {
        var (layer, _) = Layers.Pair();
        var (right, wrong) = (Seeded.Normal(29, 2, 5, 12), Seeded.Normal(30, 2, 5, 10));

        ArgumentAssert.Rejects(() => layer.Project(wrong, right, right), "query", wrong, "it is 10 wide and not 12");
        ArgumentAssert.Rejects(() => layer.Project(right, wrong, right), "key", wrong, "its d_model is 10 and not 12");
        ArgumentAssert.Rejects(() => layer.Project(right, right, wrong), "value", wrong, "it is 10 wide and not 12");
    }

    private static Tensor Joined((Tensor query, Tensor key, Tensor value) projected) =>
        cat([projected.query, projected.key, projected.value], 1);

    private static void CompareWithReference(
        int seed, long batch, long queries, long keys, bool bias = true, ScalarType type = ScalarType.Float32)
    {
        var (layer, reference) = Layers.Pair(bias: bias, type: type);
        var query = Seeded.Normal(seed, type, batch, queries, 12);
        var key = Seeded.Normal(seed + 1, type, batch, keys, 12);
        var value = Seeded.Normal(seed + 2, type, batch, keys, 12);
        var expected = reference.Project(query, key, value);
        var state = reference.state_dict();
        var weight = state["in_proj_weight"];
        var offset = state.GetValueOrDefault("in_proj_bias");

        var seen = layer.Project(query, key, value);

        foreach (var (name, part, input, actual, wanted) in new[]
        {
            ("query", 0, query, seen.query, expected.query),
            ("key", 1, key, seen.key, expected.key),
            ("value", 2, value, seen.value, expected.value),
        })
        {
            TensorAssert.Close(
                actual,
                wanted,
                $"projected {name} of {Guard.Shape(input)}{(bias ? "" : ", without bias")}",
                [.. Suspects(name, part, input, weight, offset)]);
        }
    }

    private static IEnumerable<Suspect> Suspects(string name, int part, Tensor input, Tensor weight, Tensor? offset)
    {
        string[] names = ["query", "key", "value"];
        for (int other = 0; other < 3; other++)
        {
            if (other != part)
            {
                yield return new Suspect(
                    nn.functional.linear(input, weight.chunk(3)[other], offset?.chunk(3)[other]),
                    $"the {name} went through the {names[other]}'s rows of in_proj_weight");
                yield return new Suspect(
                    nn.functional.linear(input, weight.chunk(3)[part], offset?.chunk(3)[other]),
                    $"the {name} got the {names[other]}'s bias");
            }
        }

        yield return new Suspect(
            nn.functional.linear(input, weight.chunk(3)[part]), "in_proj_bias is not added");
        yield return new Suspect(
            nn.functional.linear(input, weight.chunk(3)[part].t().contiguous(), offset?.chunk(3)[part]),
            "the weights are transposed: a linear layer stores them as [output, input]");
        yield return new Suspect(
            nn.functional.linear(input, weight.reshape(12, 3, 12)[.., part], offset?.reshape(12, 3)[.., part]),
            $"the {name} took every third row of in_proj_weight; its rows stand together");
        yield return new Suspect(input.clone(), $"the {name} is not projected");
    }
}
