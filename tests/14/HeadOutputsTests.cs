using Katas.Testkit;
using NUnit.Framework;
using static TorchSharp.torch;

namespace Katas.Lesson14.Tests;

public class HeadOutputsTests
{
    private static IEnumerable<string> Kinds => Models.Kinds.Keys;

    [TestCaseSource(nameof(Kinds)), ForTask("14.5")]
    public void A_head_adds_what_the_output_map_makes_of_it_alone(string kind)
    {
        var recording = Models.Run(kind);

        var heads = HeadOutputs.Of(recording, 1);

        Assert.That(heads.shape, Is.EqualTo(new[] { Models.Heads, 2, 7, Models.Width }), "[head, batch, position, width]");
        for (int head = 0; head < Models.Heads; head++)
        {
            TensorAssert.Close(
                heads[head],
                Alone(recording, 1, head),
                $"{kind}: what head {head} of the second block adds, the others having gathered nothing",
                new Suspect(Alone(recording, 1, head) + Bias(recording, 1), "the output map's bias belongs to no head"),
                new Suspect(
                    Alone(recording, 1, head) + (Bias(recording, 1) / Models.Heads),
                    "the output map's bias was shared out: it belongs to no head"),
                new Suspect(
                    Cut(recording, 1, head),
                    "what attention adds was cut into heads: behind the output map each feature is a sum over all of them"),
                new Suspect(Alone(recording, 0, head), "the block is another one"));
        }
    }

    [TestCaseSource(nameof(Kinds)), ForTask("14.5")]
    public void Heads_and_bias_are_all_that_attention_adds(string kind)
    {
        var recording = Models.Run(kind);
        for (int layer = 0; layer < Models.Layers; layer++)
        {
            TensorAssert.Close(
                HeadOutputs.Of(recording, layer).sum([0]) + Bias(recording, layer),
                recording.At(layer, "attention"),
                $"{kind}, block {layer}: all heads and the bias",
                new Suspect(
                    recording.At(layer, "attention") + ((Models.Heads - 1) * Bias(recording, layer)),
                    "each head has the bias of the output map with it"));
        }
    }

    [TestCaseSource(nameof(Kinds)), ForTask("14.5")]
    public void All_parts_together_are_the_stream(string kind)
    {
        var recording = Models.Run(kind);

        var parts = HeadOutputs.All(recording);

        TensorAssert.Close(parts.Values.sum([0]), recording.Stream, $"{kind}: heads, MLPs, embedding and biases");
        TensorAssert.Close(parts["L2H3"], Alone(recording, 2, 3), $"{kind}: L2H3");
    }

    [Test, ForTask("14.5")]
    public void Only_z_needs_to_have_been_kept()
    {
        var recording = Models.Run("Llama");
        var few = recording with { Values = new Dictionary<string, Tensor> { ["blocks.2.z"] = recording.At(2, "z") } };

        TensorAssert.Close(HeadOutputs.Of(few, 2)[0], Alone(recording, 2, 0), "what L2H0 adds");
    }

    [Test, ForTask("14.5")]
    public void A_block_that_is_not_there_is_refused()
    {
        var recording = Models.Run("Llama");
        ArgumentAssert.Rejects<ArgumentOutOfRangeException>(() => HeadOutputs.Of(recording, 3), "layer", "there are 3");
        ArgumentAssert.Rejects<ArgumentOutOfRangeException>(() => HeadOutputs.Of(recording, -1), "layer", "it is -1");
    }

    /// <summary>What the output map gives, less its bias, where the other heads hand it zeros.</summary>
    private static Tensor Alone(Recording recording, int layer, int head)
    {
        var z = zeros_like(recording.At(layer, "z")); // [batch, head, position, head size]
        z[.., head] = recording.At(layer, "z")[.., head];
        var merged = z.transpose(1, 2).flatten(-2); // [batch, position, heads · head size]
        return Models.Call(recording.Model, $"blocks.{layer}.attention.output", merged) - Bias(recording, layer);
    }

    /// <summary>A slice of what attention adds, with zeros around it.</summary>
    private static Tensor Cut(Recording recording, int layer, int head)
    {
        var added = recording.At(layer, "attention"); // [batch, position, width]
        long size = Models.Width / Models.Heads;
        var cut = zeros_like(added);
        cut.narrow(-1, head * size, size).copy_(added.narrow(-1, head * size, size));
        return cut;
    }

    private static Tensor Bias(Recording recording, int layer) => recording.Model.Config.AttentionBias
        ? Models.Weight(recording.Model, $"blocks.{layer}.attention.output.bias")
        : zeros(Models.Width, float64);
}
