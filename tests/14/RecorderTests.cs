using Katas.Lesson09;
using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson14.Tests;

public class RecorderTests
{
    private static readonly string[] s_points =
        ["in", "q", "k", "v", "pattern", "z", "attention", "mid", "mlp", "out"];

    private static IEnumerable<string> Kinds => Models.Kinds.Keys;

    [Test, ForTask("14.1")]
    public void Every_point_is_kept_under_its_name()
    {
        var recording = Recorder.Record(Models.Of("Llama"), new ModelInput(Models.Text(1, 2, 7)));

        string[] expected =
        [
            "embedding",
            .. Enumerable.Range(0, Models.Layers).SelectMany(i => s_points.Select(point => $"blocks.{i}.{point}")),
            "norm",
        ];
        Assert.That(string.Join(' ', recording.Values.Keys.Order()), Is.EqualTo(string.Join(' ', expected.Order())));
    }

    [Test, ForTask("14.1")]
    public void What_is_kept_is_what_passed()
    {
        var (model, ids) = (Models.Of("Llama"), Models.Text(1, 2, 7));
        var expected = Models.Run(model, ids);

        var recording = Recorder.Record(model, new ModelInput(ids));

        foreach (var (point, value) in expected.Values)
        {
            Assert.That(recording.Values, Does.ContainKey(point), "the points that were kept");
            TensorAssert.Close(recording[point], value, point, 0);
        }
    }

    [TestCaseSource(nameof(Kinds)), ForTask("14.1")]
    public void Looking_changes_nothing_bit_for_bit(string kind)
    {
        var (model, input) = (Models.Of(kind), new ModelInput(Models.Text(2, 2, 7)));
        using var noGradient = no_grad();
        var alone = model.call(input);

        var recording = Recorder.Record(model, input);

        TensorAssert.Close(recording.Logits, alone.Logits!, "logits of a run that is looked at", 0);
        TensorAssert.Close(recording.Output.Hidden[^1], alone.Hidden[^1], "its last hidden state", 0);
        Assert.That(recording.Input, Is.SameAs(input), "the recording's input: the caller's own");
        Assert.That(recording.Model, Is.SameAs(model), "the recording's model");
    }

    [Test, ForTask("14.1")]
    public void What_is_kept_are_copies()
    {
        using var noGradient = no_grad();
        var recording = Recorder.Record(Models.Of("attention alone"), new ModelInput(Models.Text(4, 2, 7)));
        var (embedding, values) = (recording["embedding"].clone(), recording.At(1, "v").clone());

        recording.Output.Hidden[0].zero_(); // what somebody does with the output later
        recording.Output.Past.Layers[1].Values.zero_();

        TensorAssert.Close(recording["embedding"], embedding, "the embedding, after the output was changed in place", 0);
        TensorAssert.Close(recording.At(1, "v"), values, "the values, after the past was changed in place", 0);
    }

    [Test, ForTask("14.1")]
    public void What_is_kept_belongs_to_the_caller_s_scope()
    {
        var (model, input) = (Models.Of("GPT-2"), new ModelInput(Models.Text(3, 2, 7)));
        using var noGradient = no_grad();
        Recording recording;
        using (var scope = NewDisposeScope())
        {
            recording = Recorder.Record(model, input);
            foreach (var (point, value) in recording.Values)
            {
                TensorAssert.NoNaN(value, $"{point}, after the call");
            }

            TensorAssert.NoNaN(recording.Logits, "the logits, after the call");
            TensorAssert.NoNaN(recording.Output.Past.Layers[0].Keys, "the past, after the call");
            int most = recording.Values.Count + recording.Output.Hidden.Count + 1 + (2 * Models.Layers);
            Assert.That(
                scope.DisposablesCount,
                Is.LessThanOrEqualTo(most),
                $"tensors that the call leaves in the caller's scope, output and past included; {most} are needed");
        }

        Assert.That(
            recording.Values.Count(pair => !pair.Value.IsInvalid),
            Is.Zero,
            "values that are still there when the caller's dispose scope has ended: nobody disposes of them any more");
    }

    [Test, ForTask("14.1")]
    public void What_is_kept_has_no_gradient_and_the_run_has()
    {
        var recording = Recorder.Record(Models.Of("attention alone"), new ModelInput(Models.Text(5, 2, 7)));

        Assert.That(
            recording.Values.Where(pair => pair.Value.requires_grad).Select(pair => pair.Key),
            Is.Empty,
            "points whose values hold on to all that they were computed from");
        Assert.That(recording.Logits.requires_grad, Is.True, "whether the logits have a gradient still");
        recording.Logits.square().sum().backward();
        foreach (var (name, parameter) in recording.Model.named_parameters())
        {
            Assert.That(
                parameter.grad is { IsInvalid: false }, Is.True, $"whether a gradient of the logits still reaches {name}");
        }
    }

    [Test, ForTask("14.1")]
    public void Only_what_is_asked_for_is_kept()
    {
        var recording = Recorder.Record(
            Models.Of("GPT-2"),
            new ModelInput(Models.Text(6, 2, 7)),
            point => point.EndsWith("pattern", StringComparison.Ordinal));

        Assert.That(
            recording.Values.Keys.Order(),
            Is.EqualTo(new[] { "blocks.0.pattern", "blocks.1.pattern", "blocks.2.pattern" }));
    }

    [Test, ForTask("14.1")]
    public void A_tap_that_is_there_is_asked_first_and_its_answer_kept()
    {
        var (model, ids) = (Models.Of("GPT-2"), Models.Text(7, 2, 7));
        Tensor Doubled(string point, Tensor value) => point == "blocks.1.z" ? value * 2 : value;
        var alone = Models.Run(model, ids);

        var recording = Recorder.Record(model, new ModelInput(ids) { Tap = Doubled });

        TensorAssert.Close(
            recording.Logits.detach(),
            Models.Logits(model, ids, Doubled),
            "logits of an input that has a tap",
            0,
            new Suspect(alone.Logits, "the input's own tap is no longer asked"));
        TensorAssert.Close(
            recording.At(1, "z"),
            alone.At(1, "z") * 2,
            "z, which the input's tap doubles",
            new Suspect(alone.At(1, "z"), "what is kept is what the tap was shown, not what it answered"));
    }
}
