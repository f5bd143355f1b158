using Katas.Lesson09;
using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson12.Tests;

public class PrefixTuningTests
{
    [TestCase("Llama"), TestCase("GPT-2"), TestCase("BERT"), ForTask("12.8")]
    public void The_prefix_is_the_past_of_every_block_and_text(string kind)
    {
        var prefix = Prefix(kind);
        var moved = prefix.InFront(new ModelInput(Models.Text(1, 2, 5)));
        var numbers = Models.Find(prefix, "prefix").detach(); // [layers, 2, key heads, count, head size]

        Assert.That(moved.Past, Is.Not.Null, $"{kind}: the past");
        Assert.That(moved.Past!.Layers, Has.Count.EqualTo(2), $"{kind}: blocks that the past is for");
        Assert.That(moved.Past.Count, Is.EqualTo(4), $"{kind}: tokens that the past counts");
        for (int i = 0; i < 2; i++)
        {
            TensorAssert.Close(
                moved.Past.Layers[i].Keys.detach(),
                numbers[i, 0].unsqueeze(0).expand(2, -1, -1, -1),
                $"{kind}: keys of block {i}, for two texts",
                new Suspect(numbers[i, 1].unsqueeze(0).expand(2, -1, -1, -1), "these are the values"),
                new Suspect(numbers[1 - i, 0].unsqueeze(0).expand(2, -1, -1, -1), "these are the other block's"));
            TensorAssert.Close(
                moved.Past.Layers[i].Values.detach(),
                numbers[i, 1].unsqueeze(0).expand(2, -1, -1, -1),
                $"{kind}: values of block {i}, for two texts",
                new Suspect(numbers[i, 0].unsqueeze(0).expand(2, -1, -1, -1), "these are the keys"));
        }
    }

    [TestCase("Llama"), TestCase("GPT-2"), ForTask("12.8")]
    public void A_prefix_from_real_words_is_those_words(string kind)
    {
        var model = Models.Model(kind);
        var past = model.call(new ModelInput(Models.Text(2, 1, 4))).Past;
        var prefix = new PrefixTuning(model, 4);
        using (no_grad())
        {
            Models.Find(prefix, "prefix").copy_(
                stack([.. past.Layers.Select(layer => stack([layer.Keys[0], layer.Values[0]]))]));
        }

        var text = Models.Text(3, 2, 5);
        var expected = model.call(new ModelInput(cat([Models.Text(2, 1, 4).expand(2, -1), text], 1))).Logits!.detach();
        TensorAssert.Close(
            prefix.call(new ModelInput(text)).Logits!.detach(),
            expected.narrow(1, 4, 5),
            $"{kind}: logits behind a prefix of four words' keys and values");
        TensorAssert.Close(
            prefix.call(new ModelInput(text) { Positions = arange(0, 5) }).Logits!.detach(),
            expected.narrow(1, 4, 5),
            $"{kind}: the same, with positions 0 to 4 of the text said");
    }

    [TestCase("Llama"), TestCase("GPT-2"), TestCase("BERT"), ForTask("12.8")]
    public void A_prefix_of_length_0_is_the_base_model(string kind)
    {
        var model = Models.Model(kind);
        var input = new ModelInput(Models.Text(4, 2, 5));
        TensorAssert.Close(
            new PrefixTuning(model, 0).call(input).Hidden[^1].detach(),
            model.call(input).Hidden[^1].detach(),
            $"{kind}: last hidden state, a prefix of length 0");
    }

    [TestCase("Llama"), TestCase("BERT"), ForTask("12.8")]
    public void A_mask_gets_room_for_the_prefix(string kind)
    {
        var prefix = Prefix(kind);
        var text = Models.Text(5, 1, 5);
        var real = tensor(new[] { true, true, true, false, false }).view(1, 1, 1, 5);
        var padded = prefix.call(new ModelInput(text) { Mask = real }).Hidden[^1].detach();
        var alone = prefix.call(new ModelInput(text.narrow(1, 0, 3))).Hidden[^1].detach();
        TensorAssert.Close(padded.narrow(1, 0, 3), alone, $"{kind}: last hidden state of three tokens, two of padding behind them");
    }

    [Test, ForTask("12.8")]
    public void Positions_that_are_said_move()
    {
        var rows = tensor(new long[,] { { 0, 0, 1 }, { 4, 5, 6 } });
        TensorAssert.Close(
            Prefix("GPT-2").InFront(new ModelInput(Models.Text(6, 2, 3)) { Positions = rows }).Positions,
            tensor(new long[,] { { 4, 4, 5 }, { 8, 9, 10 } }),
            "positions behind a prefix of 4");
        Assert.That(
            Prefix("GPT-2").InFront(new ModelInput(Models.Text(6, 2, 3))).Positions is null,
            Is.True,
            "whether positions that nobody says are left to the model");
        TensorAssert.Unchanged(rows, tensor(new long[,] { { 0, 0, 1 }, { 4, 5, 6 } }), "Positions");
    }

    [TestCase("Llama"), TestCase("GPT-2"), ForTask("12.8")]
    public void A_past_that_is_there_has_the_prefix_already(string kind)
    {
        var prefix = Prefix(kind);
        var text = Models.Text(7, 2, 6);
        var real = tensor(new[] { true, false, true, true, true, true, true, true, true, true, true, true }).view(2, 1, 1, 6);
        var whole = prefix.call(new ModelInput(text) { Mask = real }).Logits!.detach();
        var first = prefix.call(new ModelInput(text.narrow(1, 0, 4)) { Mask = real.narrow(-1, 0, 4) });
        Assert.That(first.Past.Count, Is.EqualTo(8), $"{kind}: tokens that the past counts, four of the prefix among them");
        var rest = prefix.call(new ModelInput(text.narrow(1, 4, 2)) { Past = first.Past, Mask = real });
        TensorAssert.Close(rest.Logits!.detach(), whole.narrow(1, 4, 2), $"{kind}: logits of the last two of six tokens");
    }

    [Test, ForTask("12.8")]
    public void Vectors_may_take_the_place_of_ids() => Assert.That(
        Prefix("Llama").InFront(new ModelInput { Vectors = Seeded.Normal(8, 3, 2, Models.Width) }).Past!.Layers[0].Keys.shape,
        Is.EqualTo(new long[] { 3, 2, 4, 8 }),
        "shape of the keys for three texts of vectors");

    [Test, ForTask("12.8")]
    public void Only_the_prefix_trains_and_all_of_it()
    {
        var prefix = Prefix("Llama");
        var logits = prefix.call(new ModelInput(Models.Text(9, 2, 5))).Logits!;
        (logits * Seeded.Normal(10, 2, 5, Models.Vocabulary)).sum().backward();
        foreach (var (name, parameter) in prefix.named_parameters())
        {
            Assert.That(
                parameter.grad is { IsInvalid: false }, Is.EqualTo(name == "prefix"), $"whether {name} gets a gradient");
        }

        Assert.That(
            Models.Find(prefix, "prefix").grad!.abs().sum([2, 3, 4]).amin().ToDouble(),
            Is.GreaterThan(0),
            "the smallest gradient of a block's keys or values");
    }

    private static PrefixTuning Prefix(string kind)
    {
        var prefix = new PrefixTuning(Models.Model(kind), 4);
        using var noGradient = no_grad();
        var numbers = Models.Find(prefix, "prefix");
        numbers.copy_(Seeded.Normal(30, numbers.shape));
        return prefix;
    }
}
