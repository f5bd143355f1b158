using Katas.Lesson04;
using Katas.Testkit;
using NUnit.Framework;
using static TorchSharp.torch;

namespace Katas.Lesson14.Tests;

public class ResidualStreamTests
{
    private static IEnumerable<string> Kinds => Models.Kinds.Keys;

    [TestCaseSource(nameof(Kinds)), ForTask("14.2")]
    public void The_parts_add_up_to_the_stream(string kind)
    {
        var recording = Models.Run(kind);
        var sum = recording["embedding"].clone();
        for (int i = 0; i < Models.Layers; i++)
        {
            sum += recording.At(i, "attention");
        }

        TensorAssert.Close(
            ResidualStream.Parts(recording).Values.sum([0]),
            recording.Stream,
            $"{kind}: sum of all parts",
            new Suspect(recording.Stream - recording["embedding"], "the embedding is not among the parts"),
            new Suspect(recording["norm"], "the final norm belongs to the reading, not to the stream"),
            new Suspect(sum, "the MLPs are not among the parts"));
    }

    [TestCase("GPT-2", "embedding blocks.0.attention blocks.0.mlp blocks.1.attention blocks.1.mlp blocks.2.attention blocks.2.mlp")]
    [TestCase("GPT-J", "embedding blocks.0.attention blocks.0.mlp blocks.1.attention blocks.1.mlp blocks.2.attention blocks.2.mlp")]
    [TestCase("attention alone", "embedding blocks.0.attention blocks.1.attention blocks.2.attention")]
    [ForTask("14.2")]
    public void They_are_named_as_the_tap_s_points_in_the_order_of_the_blocks(string kind, string names) =>
        Assert.That(string.Join(' ', ResidualStream.Parts(Models.Run(kind)).Names), Is.EqualTo(names));

    [TestCaseSource(nameof(Kinds)), ForTask("14.2")]
    public void Each_part_is_what_was_added(string kind)
    {
        var recording = Models.Run(kind);

        var parts = ResidualStream.Parts(recording);

        for (int i = 0; i < parts.Names.Count; i++)
        {
            TensorAssert.Close(parts.Values[i], recording[parts.Names[i]], $"{kind}: part {i}, {parts.Names[i]}", 0);
        }
    }

    [Test, ForTask("14.2")]
    public void Nothing_else_needs_to_have_been_kept()
    {
        var recording = Models.Run("Llama");
        string[] needed = ["embedding", .. Enumerable.Range(0, Models.Layers)
            .SelectMany(i => new[] { $"blocks.{i}.attention", $"blocks.{i}.mlp" })];
        var few = recording with { Values = needed.ToDictionary(point => point, point => recording[point]) };

        TensorAssert.Close(ResidualStream.Parts(few).Values.sum([0]), recording.Stream, "sum of all parts");
    }

    [Test, ForTask("14.2")]
    public void A_stream_that_is_no_sum_is_refused()
    {
        var model = Models.Of(Models.Kinds["GPT-2"] with { NormPlacement = NormPlacement.Post, FinalNorm = false });
        var recording = Models.Run(model, Models.Text(1, 2, 7));
        ArgumentAssert.Rejects<ArgumentException>(() => ResidualStream.Parts(recording), "recording", "it is post-norm");
        ArgumentAssert.Rejects<ArgumentNullException>(() => ResidualStream.Parts(null!), "recording", "it is null");
    }
}
