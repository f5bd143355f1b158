extern alias reference;

using Katas.Lesson09;
using Katas.Testkit;
using Katas.Toolkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson13;

namespace Katas.Lesson13.Tests;

public class ExpertsMlpTests
{
    [Test, ForTask("13.15")]
    public void Tokens_match_the_reference()
    {
        foreach (var (name, config) in Layers.Kinds)
        {
            var (layer, reference) = Layers.Pair(config);
            var input = Seeded.Normal(1, 3, 7, Layers.Width);
            TensorAssert.Close(layer.call(input), reference.call(input), $"experts, {name}");
        }
    }

    [Test, ForTask("13.15")]
    public void The_shared_expert_is_added_to_the_others()
    {
        var config = Layers.Kinds["with a shared expert"];
        var (layer, reference) = Layers.Pair(config);
        var input = Seeded.Normal(2, 3, 7, Layers.Width);
        var without = new Reference.ExpertsMlp(Layers.Same(config with { SharedHidden = 0 }));
        foreach (var (name, parameter) in without.named_parameters())
        {
            using var noGradient = no_grad();
            parameter.copy_(reference.get_parameter(name)!);
        }

        var shared = (SwiGlu)Parts.Find(layer, "shared");
        var gate = (nn.Module<Tensor, Tensor>)Parts.Find(layer, "shared_gate");
        var answer = shared.call(input);
        var mixed = without.call(input);
        TensorAssert.Close(
            layer.call(input),
            mixed + (gate.call(input).sigmoid() * answer),
            "experts and a shared one: its answer times the sigmoid of its gate is added",
            new Suspect(mixed + answer, "the gate is forgotten"),
            new Suspect(mixed + (gate.call(input) * answer), "the gate has no sigmoid"),
            new Suspect(mixed, "the shared expert is forgotten"),
            new Suspect(gate.call(input).sigmoid() * answer, "the other experts are forgotten"));
    }

    [Test, ForTask("13.15")]
    public void Places_count_among_all_tokens_of_the_batch()
    {
        // All tokens are alike, so all choose the same two experts, which take half of their share: 21 · 2 / 5 / 2 → 5.
        var (layer, _) = Layers.Pair(Layers.Kinds["with half of the places"]);
        var input = Seeded.Normal(3, Layers.Width).expand(3, 7, Layers.Width);
        var served = layer.call(input).abs().sum(-1).gt(0).flatten(); // [tokens]
        TensorAssert.Close(
            served,
            arange(21).lt(5),
            "which of 21 equal tokens an expert has a place for: the first five of the batch",
            new Suspect(ones(21, ScalarType.Bool), "the capacity is forgotten"),
            new Suspect(arange(7).lt(2).repeat(3), "places are shared out text by text"));
    }

    [Test, ForTask("13.15")]
    public void Logits_are_written_into_the_notes()
    {
        var (layer, _) = Layers.Pair(Layers.Mixtral);
        var input = Seeded.Normal(4, 3, 7, Layers.Width);
        using var notes = new RouterNotes();
        layer.Notes = notes;
        layer.call(input);
        layer.call(input);

        Assert.That(notes.Logits, Has.Count.EqualTo(2), "notes of two calls, one each");
        var router = (nn.Module<Tensor, Tensor>)Parts.Find(layer, "router");
        TensorAssert.Close(
            notes.Logits[1],
            router.call(input.flatten(0, 1)),
            "what is noted: the router's logits, [tokens, experts]",
            new Suspect(router.call(input.flatten(0, 1)).softmax(-1), "probabilities are noted, and not logits"));
        Assert.That(notes.Pooled().requires_grad, Is.True, "whether a gradient flows from the notes to the router");
    }

    [Test, ForTask("13.15")]
    public void Gradients_match_the_reference()
    {
        foreach (string kind in new[] { "Mixtral", "with everything" })
        {
            var (layer, reference) = Layers.Pair(Layers.Kinds[kind], ScalarType.Float64);
            var input = Seeded.Normal(5, ScalarType.Float64, 3, 7, Layers.Width);
            var direction = Seeded.Normal(6, ScalarType.Float64, 3, 7, Layers.Width);
            (layer.call(input) * direction).sum().backward();
            (reference.call(input) * direction).sum().backward();
            foreach (var (name, parameter) in layer.named_parameters())
            {
                var expected = reference.get_parameter(name)!.grad ?? zeros_like(parameter);
                TensorAssert.Close(
                    parameter.grad ?? zeros_like(parameter), expected, $"gradient of {name}, {kind}", 1e-8);
            }
        }
    }

    [Test, ForTask("13.15")]
    public void A_small_Llama_takes_them_in_place_of_its_MLPs()
    {
        using var seed = new LocalSeed(3);
        using var model = new TransformerModel(Cases.Small);
        var experts = new ExpertsConfig { Width = 20, Hidden = 9, Experts = 3, Chosen = 1, SumToOne = false };
        var layers = experts.PutInto(model);
        using var notes = new RouterNotes();
        foreach (var layer in layers)
        {
            layer.Notes = notes;
        }

        var ids = tensor(new long[,] { { 3, 1, 4, 1, 5 }, { 9, 2, 6, 5, 3 } });
        var logits = model.call(new ModelInput(ids)).Logits!;
        Assert.That(logits.shape, Is.EqualTo(new long[] { 2, 5, 31 }), "shape of the model's logits");
        Assert.That(
            notes.Pooled().shape, Is.EqualTo(new long[] { 30, 3 }), "shape of the notes of 3 blocks, 10 tokens each");
        (logits.sum() + RouterLosses.Balance(notes.Pooled(), 1)).backward();
        Assert.That(
            layers.All(layer => layer.get_parameter("router.weight")!.grad is not null),
            Is.True,
            "whether a gradient reaches every router");
    }

    [Test, ForTask("13.15")]
    public void Nothing_is_left_behind()
    {
        var (layer, _) = Layers.Pair(Layers.Kinds["with everything"]);
        var input = Seeded.Normal(7, 3, 7, Layers.Width);
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        long before = scope.DisposablesCount;
        var output = layer.call(input);
        Assert.That(
            scope.DisposablesCount - before,
            Is.EqualTo(1),
            "tensors that a call leaves in the caller's scope: the output, and nothing made on the way");
        Assert.That(output.IsInvalid, Is.False, "whether the output is still alive");
    }

    [Test, ForTask("13.15")]
    public void Other_widths_are_refused()
    {
        var (layer, _) = Layers.Pair(Layers.Mixtral);
        ArgumentAssert.Rejects(() => layer.call(ones(3, 7, 5)), "input", ones(3, 7, 5), "it has 5 features and not 6");
        ArgumentAssert.Rejects(() => layer.call(ones(7, 6)), "input", ones(7, 6), "it is no batch");
    }
}
