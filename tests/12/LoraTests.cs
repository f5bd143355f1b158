using Katas.Lesson09;
using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson12.Tests;

public class LoraTests
{
    private static readonly LoraOptions s_options = new(3, 12);

    [Test, ForTask("12.4")]
    public void Layers_of_a_name_get_an_adapter_and_no_others()
    {
        var model = Models.Model();
        var names = Lora.Insert(model, ["query", "down"], s_options);
        string[] expected =
        [
            "blocks.0.attention.query", "blocks.0.mlp.down", "blocks.1.attention.query", "blocks.1.mlp.down",
        ];

        Assert.That(names, Is.EquivalentTo(expected), "names that come back");
        Assert.That(Adapted(model), Is.EquivalentTo(expected), "layers that have an adapter now");
    }

    [Test, ForTask("12.4")]
    public void Names_come_back_in_the_model_s_order()
    {
        var model = Models.Model();
        string[] order = [.. model.named_modules().Select(part => part.name)];
        var names = Lora.Insert(model, ["value", "query"], s_options);
        Assert.That(
            names.Select(name => Array.IndexOf(order, name)), Is.Ordered.And.Not.Contains(-1), "places of the names, in the model");
        Assert.That(names, Has.Count.EqualTo(4), "number of names");
    }

    [Test, ForTask("12.4")]
    public void A_name_is_a_whole_one_or_its_last_pieces()
    {
        Assert.That(
            Lora.Insert(Models.Model(), ["blocks.1.attention.query"], s_options),
            Is.EqualTo(new[] { "blocks.1.attention.query" }),
            "the whole name of one layer");
        Assert.That(
            Lora.Insert(Models.Model(), ["attention.value"], s_options),
            Is.EqualTo(new[] { "blocks.0.attention.value", "blocks.1.attention.value" }),
            "the last two pieces of a name");
        Assert.That(
            Lora.Insert(new Keys(), ["key"], s_options),
            Is.EqualTo(new[] { "key" }),
            "of key, turnkey and keyhole: key is a piece of the first alone");
        Assert.That(
            Lora.Insert(Models.Model(), ["query", "attention.query"], s_options),
            Has.Count.EqualTo(2),
            "number of layers that two of the names fit");
    }

    [TestCase("Llama"), TestCase("GPT-2"), TestCase("BERT"), ForTask("12.4")]
    public void At_the_start_the_model_is_the_base_model_bit_for_bit(string kind)
    {
        var model = Models.Model(kind);
        var input = new ModelInput(Models.Text(1, 2, 5));
        var before = model.call(input).Hidden[^1].detach();
        string up = kind == "Llama" ? "gate" : "up";
        Lora.Insert(model, ["query", "key", "value", "output", up, "down"], s_options);
        TensorAssert.Close(model.call(input).Hidden[^1].detach(), before, $"{kind}: last hidden state, bit for bit", 0);
    }

    [Test, ForTask("12.4")]
    public void All_old_names_and_weights_are_there_still()
    {
        var model = Models.Model("GPT-2");
        var before = Models.Copies(model);
        Lora.Insert(model, ["query", "up"], s_options);
        var now = Models.Named(model);

        Assert.That(now.Keys, Is.SupersetOf(before.Keys), "names of parameters: the old ones");
        Assert.That(
            now.Keys.Except(before.Keys),
            Is.EquivalentTo(new[] { 0, 1 }.SelectMany(i => new[] { "attention.query", "mlp.up" }.SelectMany(
                part => new[] { $"blocks.{i}.{part}.lora_a", $"blocks.{i}.{part}.lora_b" }))),
            "names of parameters: the new ones");
        Models.Unchanged(model, before, "after adapters were put in");
    }

    [Test, ForTask("12.4")]
    public void Only_the_adapters_train_and_all_of_them()
    {
        var model = Models.Model();
        Lora.Insert(model, ["value", "down"], s_options);
        Models.Fill(model);
        (model.call(new ModelInput(Models.Text(2, 2, 5))).Logits! * Seeded.Normal(3, 2, 5, Models.Vocabulary)).sum().backward();

        foreach (var (name, parameter) in model.named_parameters())
        {
            bool adapter = name.EndsWith("lora_a", StringComparison.Ordinal)
                || name.EndsWith("lora_b", StringComparison.Ordinal);
            Assert.That(parameter.requires_grad, Is.EqualTo(adapter), $"whether {name} trains");
            Assert.That(parameter.grad is { IsInvalid: false }, Is.EqualTo(adapter), $"whether {name} gets a gradient");
        }
    }

    [Test, ForTask("12.4")]
    public void Training_moves_the_adapters_and_not_a_bit_of_the_base_model()
    {
        var model = Models.Model();
        var before = Models.Copies(model);
        var input = new ModelInput(Models.Text(4, 2, 5));
        var logits = model.call(input).Logits!.detach();
        Lora.Insert(model, ["query", "value"], s_options);
        using var optimizer = optim.AdamW(model.parameters(), 0.05, weight_decay: 0.1);
        for (int step = 0; step < 3; step++)
        {
            optimizer.zero_grad();
            (model.call(input).Logits! * Seeded.Normal(5, 2, 5, Models.Vocabulary)).sum().backward();
            optimizer.step();
        }

        Models.Unchanged(model, before, "after three steps");
        Assert.That(
            (model.call(input).Logits!.detach() - logits).abs().max().ToDouble(),
            Is.GreaterThan(0.01),
            "the largest change of a logit by three steps");
    }

    [Test, ForTask("12.4")]
    public void A_model_in_eval_mode_drops_nothing_out()
    {
        var model = Models.Model();
        model.eval();
        Lora.Insert(model, ["query"], s_options with { Dropout = 0.9 });
        Models.Fill(model);
        var input = new ModelInput(Models.Text(6, 2, 5));
        TensorAssert.Close(
            model.call(input).Logits!.detach(), model.call(input).Logits!.detach(), "logits of two calls in eval mode", 0);
    }

    [Test, ForTask("12.4")]
    public void Each_layer_has_an_adapter_of_its_own_by_the_options()
    {
        var model = Models.Model();
        Lora.Insert(model, ["query", "down"], new LoraOptions(2, 7) { RankStabilised = true });
        var layers = model.named_modules().Select(part => part.module).OfType<LoraLinear>().ToList();
        Assert.That(layers, Has.Count.EqualTo(4), "number of layers with an adapter");
        Assert.That(
            layers.Select(layer => layer.Factor), Is.All.EqualTo(7 / Math.Sqrt(2)).Within(1e-12), "factors of all of them");
        Assert.That(
            Models.Equal(
                Models.Find(model, "blocks.0.attention.query.lora_a"), Models.Find(model, "blocks.1.attention.query.lora_a")),
            Is.False,
            "whether two layers begin with the same A");
    }

    [Test, ForTask("12.4")]
    public void A_second_call_for_other_layers_leaves_the_first_adapters_training()
    {
        var model = Models.Model();
        Lora.Insert(model, ["query"], s_options);
        Lora.Insert(model, ["value"], s_options);
        Assert.That(
            model.named_parameters().Count(each => each.parameter.requires_grad),
            Is.EqualTo(8),
            "parameters that train: A and B of four layers");
    }

    [Test, ForTask("12.4")]
    public void What_is_no_linear_layer_or_not_there_is_refused_and_nothing_is_changed()
    {
        var model = Models.Model("GPT-2");
        Refused(model, "head", "the head is the embedding, and no layer of its own");
        Refused(model, "ery", "it is a piece of a name, but not cut at a dot");
        Refused(model, "tokens", "it is an embedding");
        Refused(model, "norm1", "it is a norm");
        Assert.That(Adapted(model), Is.Empty, "layers that have an adapter after names were refused");
        Lora.Insert(model, ["query"], s_options);
        Refused(model, "query", "it has an adapter already");
    }

    [Test, ForTask("12.5")]
    public void A_whole_model_merges_comes_back_and_can_be_left_plain()
    {
        var model = Models.Model();
        var before = Models.Copies(model);
        model.eval();
        var input = new ModelInput(Models.Text(7, 2, 5));
        var plain = model.call(input).Logits!.detach();
        Lora.Insert(model, ["query", "value", "down"], s_options);
        Models.Fill(model);
        var adapted = model.call(input).Logits!.detach();
        double largest = adapted.abs().max().ToDouble();
        Lora.Merge(model);
        TensorAssert.Close(
            model.call(input).Logits!.detach() / largest, adapted / largest, "logits while merged, of the largest", 2e-5);
        Lora.Unmerge(model);
        TensorAssert.Close(model.call(input).Logits!.detach(), adapted, "logits after unmerging, bit for bit", 0);
        Models.Unchanged(model, before, "after unmerging");
        Lora.Remove(model);
        TensorAssert.Close(model.call(input).Logits!.detach(), plain, "logits with the adapters taken out, bit for bit", 0);
    }

    private static void Refused(nn.Module model, string target, string why) =>
        ArgumentAssert.Rejects<ArgumentException>(() => Lora.Insert(model, ["up", target], s_options), "targets", why);

    private static string[] Adapted(nn.Module model) =>
        [.. model.named_modules().Where(part => part.module is LoraLinear).Select(part => part.name)];
}
