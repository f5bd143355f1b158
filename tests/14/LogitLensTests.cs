using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson14.Tests;

public class LogitLensTests
{
    private const string SumOfNorms =
        "each part was normalised, and these were added up: what the norm makes of a sum is something else";

    private static IEnumerable<string> Kinds => Models.Kinds.Keys;

    [TestCase("Llama", 2), TestCase("GPT-2", 2), TestCase("attention alone", 1)]
    [ForTask("14.3")]
    public void A_state_says_what_a_model_without_the_later_blocks_says(string kind, int aBlock)
    {
        var recording = Models.Run(kind);
        var shorter = Models.Of(Models.Kinds[kind] with { Layers = 2 }); // the same weights: they follow from the names

        var lens = LogitLens.Read(recording);

        Assert.That(lens.Names, Has.Count.EqualTo(1 + (Models.Layers * aBlock)), $"{kind}: states");
        TensorAssert.Close(
            lens.Values[2 * aBlock],
            Models.Logits(shorter, recording.Input.Ids!),
            $"{kind}: logits after two of three blocks, against a model that has only these two",
            new Suspect(
                Readout.Logits(recording.Model, FrozenOf(recording, recording.At(1, "out"))),
                "the state is divided by the last state's size, not by its own"),
            new Suspect(Unread(recording, recording.At(1, "out")), "the state is not normalised before it is read"),
            new Suspect(OfNormalisedParts(recording, 1 + (2 * aBlock)), SumOfNorms),
            new Suspect(
                Models.Logits(recording.Model, recording.Input.Ids!),
                "every state is read at the end of the last block"));
    }

    [TestCaseSource(nameof(Kinds)), ForTask("14.3")]
    public void The_last_state_says_what_the_model_says(string kind)
    {
        var recording = Models.Run(kind);
        var lens = LogitLens.Read(recording);

        TensorAssert.Close(
            lens.Values[^1],
            recording.Logits,
            $"{kind}: logits of the last state",
            new Suspect(Unread(recording, recording.Stream), "the final norm was left out"),
            new Suspect(Unread(recording, recording["norm"]) - Bias(recording), "the head's bias was left out"),
            new Suspect(OfNormalisedParts(recording, ResidualStream.Parts(recording).Names.Count), SumOfNorms));
    }

    [TestCaseSource(nameof(Kinds)), ForTask("14.3")]
    public void The_first_state_is_the_embedding_alone(string kind)
    {
        var recording = Models.Run(kind);
        var (embedding, model) = (recording["embedding"], recording.Model);
        bool norm = model.Config.FinalNorm;

        TensorAssert.Close(
            LogitLens.Read(recording).Values[0],
            Unread(recording, norm ? Models.Call(model, "norm", embedding) : embedding),
            $"{kind}: logits of the embedding, read as if it were the last state",
            new Suspect(Unread(recording, embedding), "the state is not normalised before it is read"));
    }

    [TestCaseSource(nameof(Kinds)), ForTask("14.3")]
    public void States_are_sums_and_named_for_what_came_last(string kind)
    {
        var recording = Models.Run(kind);
        var parts = ResidualStream.Parts(recording);

        var lens = LogitLens.Read(recording);

        Assert.That(string.Join(' ', lens.Names), Is.EqualTo(string.Join(' ', parts.Names)));
        Assert.That(lens.Values.shape, Is.EqualTo(new[] { parts.Names.Count, 2, 7, Models.Vocabulary }));
        for (int i = 1; i < parts.Names.Count; i++)
        {
            var sum = parts.Values[..(i + 1)].sum([0]);
            Tensor Read(Tensor state) => Unread(
                recording, recording.Model.Config.FinalNorm ? Models.Call(recording.Model, "norm", state) : state);
            TensorAssert.Close(
                lens.Values[i],
                Read(sum),
                $"{kind}: logits after {parts.Names[i]}",
                new Suspect(Read(parts.Values[i]), "the part is read, and not the sum of all parts up to it"));
        }
    }

    [Test, ForTask("14.3")]
    public void What_cannot_be_read_is_refused()
    {
        var model = Models.Of(Models.Kinds["Llama"] with { Head = false });
        var recording = Models.Run(model, Models.Text(1, 2, 7));
        ArgumentAssert.Rejects<ArgumentException>(() => LogitLens.Read(recording), "recording", "it has no head");
    }

    /// <summary>The logits, were the first parts normalised one by one and then added up.</summary>
    private static Tensor OfNormalisedParts(Recording recording, int count) => Readout.Logits(
        recording.Model,
        Readout.Normalize(recording.Model, ResidualStream.Parts(recording).Values[..count]).sum([0]));

    /// <summary>The head's map and bias, without a norm.</summary>
    private static Tensor Unread(Recording recording, Tensor state) =>
        state.matmul(Head(recording).t()) + Bias(recording);

    private static Tensor Head(Recording recording) =>
        Models.Weight(recording.Model, recording.Model.Config.Tied ? "tokens.weight" : "head.weight");

    private static Tensor Bias(Recording recording) => recording.Model.Config.HeadBias
        ? Models.Weight(recording.Model, "head.bias")
        : zeros(Models.Vocabulary, ScalarType.Float64);

    /// <summary>A state as the final norm would leave it, had it the size of the last one.</summary>
    private static Tensor FrozenOf(Recording recording, Tensor state)
    {
        var config = recording.Model.Config;
        if (!config.FinalNorm)
        {
            return state + 1; // there is no such mistake
        }

        bool layer = config.Norm == Lesson09.NormKind.Layer;
        var last = layer ? recording.Stream - recording.Stream.mean([-1], keepdim: true) : recording.Stream;
        state = layer ? state - state.mean([-1], keepdim: true) : state;
        var normal = state / (last.square().mean([-1], keepdim: true) + config.NormEps).sqrt();
        normal *= Models.Weight(recording.Model, "norm.weight");
        return layer ? normal + Models.Weight(recording.Model, "norm.bias") : normal;
    }
}
