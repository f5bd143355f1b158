using Katas.Lesson09;
using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson12.Tests;

public class PromptTuningTests
{
    [Test, ForTask("12.7")]
    public void The_prompt_stands_before_the_vectors_of_each_text()
    {
        var (model, prompt) = Prompt("Llama");
        var text = Models.Text(1, 2, 5);
        var moved = prompt.InFront(new ModelInput(text));

        Assert.That(moved.Ids is null, Is.True, "whether the ids are gone: the vectors take their place");
        var p = Models.Find(prompt, "prompt");
        var vectors = PromptTuning.VectorsOf(model, text);
        TensorAssert.Close(
            moved.Vectors?.detach(),
            cat([p.unsqueeze(0).expand(2, -1, -1), vectors], 1).detach(),
            "vectors, [batch, count + new, width]",
            new Suspect(cat([vectors, p.unsqueeze(0).expand(2, -1, -1)], 1).detach(), "the prompt stands behind the text"));
        Assert.That(moved.Mask is null && moved.Positions is null && moved.Segments is null, Is.True, "whether nothing else is said");
    }

    [Test, ForTask("12.7")]
    public void Vectors_may_take_the_place_of_ids()
    {
        var (_, prompt) = Prompt("Llama");
        var vectors = Seeded.Normal(2, 3, 4, Models.Width);
        TensorAssert.Close(
            prompt.InFront(new ModelInput { Vectors = vectors }).Vectors?.narrow(1, 3, 4).detach(),
            vectors,
            "vectors of the text, behind the prompt");
    }

    [TestCase("Llama"), TestCase("GPT-2"), TestCase("BERT"), ForTask("12.7")]
    public void A_prompt_of_words_is_those_words(string kind)
    {
        var (model, words) = (Models.Model(kind), Models.Text(3, 3));
        var prompt = new PromptTuning(model, PromptTuning.VectorsOf(model, words));
        var text = Models.Text(4, 2, 5);
        var whole = cat([words.expand(2, -1), text], 1);

        var output = prompt.call(new ModelInput(text));
        var expected = model.call(new ModelInput(whole));
        TensorAssert.Close(
            output.Hidden[^1].detach(), expected.Hidden[^1].detach(), $"{kind}: last hidden state, rows for the prompt in front");

        var real = tensor(new[] { true, true, true, true, true, true, true, true, false, false }).view(2, 1, 1, 5);
        var open = cat([ones(2, 1, 1, 3, ScalarType.Bool), real], -1);
        TensorAssert.Close(
            prompt.call(new ModelInput(text) { Mask = real }).Hidden[^1].detach(),
            model.call(new ModelInput(whole) { Mask = open }).Hidden[^1].detach(),
            $"{kind}: last hidden state, a mask over padding");
    }

    [Test, ForTask("12.7")]
    public void Positions_that_are_said_move_behind_the_prompt_s()
    {
        var (_, prompt) = Prompt("GPT-2");
        var text = Models.Text(5, 2, 3);
        TensorAssert.Close(
            prompt.InFront(new ModelInput(text) { Positions = tensor(new long[] { 0, 1, 5 }) }).Positions,
            tensor(new long[] { 0, 1, 2, 3, 4, 8 }),
            "positions, one for each place");
        var rows = tensor(new long[,] { { 0, 0, 1 }, { 4, 5, 6 } });
        TensorAssert.Close(
            prompt.InFront(new ModelInput(text) { Positions = rows }).Positions,
            tensor(new long[,] { { 0, 1, 2, 3, 3, 4 }, { 0, 1, 2, 7, 8, 9 } }),
            "positions, one for each token");
        TensorAssert.Unchanged(rows, tensor(new long[,] { { 0, 0, 1 }, { 4, 5, 6 } }), "Positions");
    }

    [Test, ForTask("12.7")]
    public void The_prompt_is_in_segment_0()
    {
        var (_, prompt) = Prompt("BERT");
        var segments = tensor(new long[,] { { 1, 1 }, { 0, 1 } });
        TensorAssert.Close(
            prompt.InFront(new ModelInput(Models.Text(6, 2, 2)) { Segments = segments }).Segments,
            tensor(new long[,] { { 0, 0, 0, 1, 1 }, { 0, 0, 0, 0, 1 } }),
            "segments");
    }

    [TestCase("Llama"), TestCase("GPT-2"), ForTask("12.7")]
    public void Where_there_is_a_past_the_prompt_is_not_read_again(string kind)
    {
        var (_, prompt) = Prompt(kind);
        var text = Models.Text(7, 2, 6);
        var whole = prompt.call(new ModelInput(text)).Logits!.detach();
        var first = prompt.call(new ModelInput(text.narrow(1, 0, 4)));
        var rest = prompt.call(new ModelInput(text.narrow(1, 4, 2)) { Past = first.Past });

        Assert.That(rest.Logits!.size(1), Is.EqualTo(2), $"{kind}: rows of two tokens behind a past");
        TensorAssert.Close(rest.Logits!.detach(), whole.narrow(1, 7, 2), $"{kind}: logits of the last two of six tokens");

        var real = tensor(new[] { true, false, true, true, true, true, true, true, true, true, true, true }).view(2, 1, 1, 6);
        var masked = prompt.call(new ModelInput(text) { Mask = real }).Logits!.detach();
        var firstMasked = prompt.call(new ModelInput(text.narrow(1, 0, 4)) { Mask = real.narrow(-1, 0, 4) });
        var positions = tensor(new long[] { 4, 5 });
        TensorAssert.Close(
            prompt.call(new ModelInput(text.narrow(1, 4, 2))
            {
                Past = firstMasked.Past, Mask = real, Positions = positions,
            }).Logits!.detach(),
            masked.narrow(1, 7, 2),
            $"{kind}: the same under a mask, with positions 4 and 5 of the text");
    }

    [Test, ForTask("12.7")]
    public void Only_the_prompt_trains_and_each_text_adds_to_its_gradient()
    {
        var (model, prompt) = Prompt("Llama");
        var before = Models.Copies(model);
        var direction = Seeded.Normal(8, 2, 8, Models.Vocabulary);
        (prompt.call(new ModelInput(Models.Text(9, 2, 5))).Logits! * direction).sum().backward();

        foreach (var (name, parameter) in prompt.named_parameters())
        {
            Assert.That(
                parameter.grad is { IsInvalid: false }, Is.EqualTo(name == "prompt"), $"whether {name} gets a gradient");
        }

        Assert.That(
            Models.Find(prompt, "prompt").grad!.abs().amin().ToDouble(),
            Is.GreaterThan(0),
            "the smallest number in the prompt's gradient: every vector is used");
        Models.Unchanged(model, before, "after a step backward");
    }

    [Test, ForTask("12.7")]
    public void A_mask_of_pairs_is_refused() => ArgumentAssert.Rejects<ArgumentException>(
        () => Prompt("Llama").Prompt.InFront(new ModelInput(Models.Text(10, 2, 3)) { Mask = zeros(2, 1, 3, 3) }),
        "input.Mask",
        "it has a row for each query");

    private static (TransformerModel Model, PromptTuning Prompt) Prompt(string kind)
    {
        var model = Models.Model(kind);
        return (model, new PromptTuning(model, Seeded.Normal(20, 3, Models.Width)));
    }
}
