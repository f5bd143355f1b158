using Katas.Lesson09;
using Katas.Testkit;
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson14.Tests;

/// <summary>
/// Runs each task on fixed inputs, so that a learner's results can be told apart from those of the catalogued mistakes. Runs are recorded
/// without task 14.1, so that a fault there is not found anywhere else.
/// </summary>
public static class Probes
{
    private const string EarlierTap = "blocks.1.z";

    [Probe("14.1")]
    public static string PointsKept() =>
        string.Join(' ', Record("Llama").Values.Select(pair => $"{pair.Key} {string.Join('x', pair.Value.shape)}"));

    [Probe("14.1")]
    public static IEnumerable<NamedStage> KeptOnTheWay()
    {
        var recording = Record("GPT-2");
        yield return new NamedStage("embedding", recording["embedding"], "batch", "position", "feature");
        yield return new NamedStage("in of block 1", recording.At(1, "in"), "batch", "position", "feature");
        yield return new NamedStage("pattern of block 1", recording.At(1, "pattern"), "batch", "head", "query", "key");
        yield return new NamedStage("z of block 2", recording.At(2, "z"), "batch", "head", "position", "feature");
        yield return new NamedStage("final norm", recording["norm"], "batch", "position", "feature");
    }

    [Probe("14.1")]
    public static Tensor LogitsOfARecordedRun() => Record("GPT-2").Logits;

    [Probe("14.1")]
    public static string OnlyPatterns() => string.Join(
        ' ', Recorder.Record(Models.Of("GPT-2"), Input(), point => point.EndsWith("pattern", StringComparison.Ordinal)).Values.Keys);

    [Probe("14.1")]
    public static (Tensor, Tensor) UnderAnotherTap()
    {
        var recording = Recorder.Record(
            Models.Of("GPT-2"), Input() with { Tap = (point, value) => point == EarlierTap ? value * 2 : value });
        return (recording[EarlierTap], recording.Logits);
    }

    [Probe("14.1")]
    public static string WhatIsLeft()
    {
        using var noGradient = no_grad();
        Recording recording;
        int alive;
        using (NewDisposeScope())
        {
            recording = Record("Llama");
            alive = recording.Values.Values.Count(value => !value.IsInvalid);
        }

        return $"{alive} alive, then {recording.Values.Values.Count(value => !value.IsInvalid)}";
    }

    [Probe("14.1")]
    public static string WithAGradient() => $"{Record("GPT-2").Values.Values.Count(value => value.requires_grad)}";

    [Probe("14.1")]
    public static string GradientsOfTheRun()
    {
        var recording = Record("GPT-2");
        if (recording.Logits.requires_grad)
        {
            recording.Logits.sum().backward();
        }

        return $"{recording.Model.parameters().Count(parameter => parameter.grad is { IsInvalid: false })}";
    }

    [Probe("14.1")]
    public static Tensor AfterAChangeInPlace()
    {
        using var noGradient = no_grad();
        var recording = Record("attention alone");
        recording.Output.Hidden[0].zero_();
        return recording["embedding"];
    }

    [Probe("14.2")]
    public static string NamesOfParts() => string.Join(
        " | ", Models.Kinds.Keys.Select(kind => string.Join(' ', ResidualStream.Parts(Models.Run(kind)).Names)));

    [Probe("14.2")]
    public static Tensor PartsOfGpt2() => ResidualStream.Parts(Models.Run("GPT-2")).Values;

    [Probe("14.2")]
    public static Tensor PartsOfGptJ() => ResidualStream.Parts(Models.Run("GPT-J")).Values;

    [Probe("14.2")]
    public static Tensor PartsOfAttentionAlone() => ResidualStream.Parts(Models.Run("attention alone")).Values;

    [Probe("14.2")]
    public static Tensor SumOfPartsOfLlama() => ResidualStream.Parts(Models.Run("Llama")).Values.sum([0]);

    [Probe("14.3")]
    public static Tensor LensOfGpt2() => LogitLens.Read(Models.Run("GPT-2")).Values;

    [Probe("14.3")]
    public static Tensor LensOfLlama() => LogitLens.Read(Models.Run("Llama")).Values;

    [Probe("14.3")]
    public static Tensor LensOfGptJ() => LogitLens.Read(Models.Run("GPT-J")).Values;

    [Probe("14.3")]
    public static Tensor LensOfAttentionAlone() => LogitLens.Read(Models.Run("attention alone")).Values;

    [Probe("14.3")]
    public static string NamesOfStates() => string.Join(' ', LogitLens.Read(Models.Run("GPT-2")).Names);

    [Probe("14.4")]
    public static Tensor FrozenMlpOfGpt2() => Frozen("GPT-2", recording => recording.At(1, "mlp"));

    [Probe("14.4")]
    public static Tensor FrozenMlpOfLlama() => Frozen("Llama", recording => recording.At(1, "mlp"));

    [Probe("14.4")]
    public static Tensor FrozenStreamOfGpt2() => Frozen("GPT-2", recording => recording.Stream);

    [Probe("14.4")]
    public static Tensor FrozenStreamOfLlama() => Frozen("Llama", recording => recording.Stream);

    [Probe("14.4")]
    public static Tensor FrozenPartsOfGptJ() => Frozen("GPT-J", _ => Normal(3, 4, 2, 7, Models.Width));

    [Probe("14.4")]
    public static Tensor FrozenWithoutANorm() => Frozen("attention alone", recording => recording.At(1, "attention"));

    [Probe("14.4")]
    public static Tensor FrozenWithALargeEpsilon()
    {
        var recording = Models.Run(Models.Of(Models.Kinds["Llama"] with { NormEps = 3 }), Models.Text(1, 2, 7));
        return FrozenNorm.Apply(recording, recording.At(1, "mlp"));
    }

    [Probe("14.4")]
    public static Tensor PartsAfterwards()
    {
        var (recording, parts) = (Models.Run("GPT-2"), Normal(4, 2, 7, Models.Width));
        FrozenNorm.Apply(recording, parts);
        return parts + recording.Stream;
    }

    [Probe("14.5")]
    public static Tensor HeadsOfGpt2() => HeadOutputs.Of(Models.Run("GPT-2"), 1);

    [Probe("14.5")]
    public static Tensor HeadsOfLlama() => HeadOutputs.Of(Models.Run("Llama"), 2);

    [Probe("14.5")]
    public static Tensor SumOfHeads() => HeadOutputs.Of(Models.Run("GPT-2"), 0).sum([0]);

    [Probe("14.5")]
    public static Tensor HeadsOfOneText()
    {
        var model = Models.Of("attention alone");
        return HeadOutputs.Of(Models.Run(model, Models.Text(5, 1, 4)), 0);
    }

    [Probe("14.6")]
    public static Tensor SharesOfGpt2() => Shares("GPT-2", 3, 7);

    [Probe("14.6")]
    public static Tensor SharesOfLlama() => Shares("Llama", 12, 0);

    [Probe("14.6")]
    public static Tensor SharesOfGptJ() => Shares("GPT-J", 3, 30);

    [Probe("14.6")]
    public static Tensor SharesOfAttentionAlone() => Shares("attention alone", 3, 7);

    [Probe("14.6")]
    public static Tensor SharesAgainstItself() => Shares("GPT-2", 4, 4);

    [Probe("14.7")]
    public static Tensor PreviousTokens() => Detector.Target(Texts(), Habit.PreviousToken);

    [Probe("14.7")]
    public static Tensor FirstTokens() => Detector.Target(Texts(), Habit.FirstToken);

    [Probe("14.7")]
    public static Tensor SameTokens() => Detector.Target(Texts(), Habit.SameToken);

    [Probe("14.7")]
    public static Tensor SameTokensInARow() => Detector.Target(Models.Ids(4, 4, 4, 4), Habit.SameToken);

    [Probe("14.7")]
    public static string KindsOfTargets() => string.Join(
        ' ', new[] { Habit.PreviousToken, Habit.FirstToken, Habit.SameToken }.Select(habit => Detector.Target(Texts(), habit))
            .Select(target => $"{target.dtype} {string.Join('x', target.shape)}"));

    [Probe("14.8")]
    public static Tensor ScoresOfFew() => Detector.Score(Seeded.Weights(6, float64, 3, 5, 4, 4), Few());

    [Probe("14.8")]
    public static Tensor ScoresOfMany() => Detector.Score(
        Seeded.Weights(7, float64, 3, 5, 4, 4), ones(3, 4, 4, dtype: ScalarType.Bool).tril(-1));

    [Probe("14.8")]
    public static Tensor ScoresOfOneEach() => Detector.Score(
        Seeded.Weights(8, float64, 3, 5, 4, 4), eye(4, dtype: ScalarType.Bool).expand(3, 4, 4));

    [Probe("14.8")]
    public static Tensor ScoresOfOneText() => Detector.Score(Seeded.Weights(9, float64, 1, 5, 4, 4), Few()[..1]);

    [Probe("14.9")]
    public static Tensor AfterCopies() => Detector.Induction(Texts());

    [Probe("14.9")]
    public static Tensor AfterCopiesInARow() => Detector.Induction(Models.Ids(4, 4, 4, 4));

    [Probe("14.9")]
    public static Tensor AfterCopiesInBlocks() => Detector.Induction(Models.Ids(9, 2, 7, 9, 2, 7, 9));

    [Probe("14.9")]
    public static Tensor AfterNothing() => Detector.Induction(Models.Ids(1, 2, 3, 4));

    [Probe("14.10")]
    public static Tensor WithoutOneHead() => Removed("GPT-2", [new(1, 2)]);

    [Probe("14.10")]
    public static Tensor WithoutThreeHeads() => Removed("Llama", [new(1, 2), new(2, 0), new(2, 3)]);

    [Probe("14.10")]
    public static Tensor WithoutAny() => Removed("Llama", []);

    [Probe("14.10")]
    public static Tensor WithTheMeanOfOneHead() =>
        Removed("GPT-2", [new(1, 2)], Models.Run(Models.Of("GPT-2"), Models.Text(4, 5, 9)));

    [Probe("14.10")]
    public static Tensor WithTheMeanOfTwoHeads() =>
        Removed("Llama", [new(0, 1), new(0, 3)], Models.Run(Models.Of("Llama"), Models.Text(5, 3, 4)));

    [Probe("14.10")]
    public static Tensor WithTheMeanOfARunOfTheSameShape() =>
        Removed("GPT-2", [new(1, 0)], Models.Run(Models.Of("GPT-2"), Models.Text(6, 2, 7)));

    [Probe("14.10")]
    public static (Tensor, Tensor) TheTapAlone()
    {
        var value = Normal(10, 2, Models.Heads, 7, Models.HeadSize);
        return (Ablation.Remove([new HeadId(1, 2)])(EarlierTap, value), value);
    }

    [Probe("14.10")]
    public static Tensor TheTapElsewhere() => stack(
        [.. new[] { "blocks.0.z", "blocks.11.z", "blocks.1.q" }.Select(
            point => Ablation.Remove([new HeadId(1, 2)])(point, Normal(11, 2, Models.Heads, 7, Models.HeadSize)))]);

    [Probe("14.11")]
    public static Tensor PatchedPositions() => Patched("Llama", "blocks.1.in", 1, 4, 0);

    [Probe("14.11")]
    public static Tensor PatchedHeads() => Patched("GPT-2", "blocks.1.z", 1, 3);

    [Probe("14.11")]
    public static Tensor PatchedPositionsOfHeads() => Patched("GPT-2", "blocks.1.z", 2, 5, 1);

    [Probe("14.11")]
    public static Tensor PatchedPatterns() => Patched("Llama", "blocks.2.pattern", 1, 0, 2);

    [Probe("14.11")]
    public static Tensor PatchedNothing() => Patched("GPT-2", "blocks.1.z", 1);

    [Probe("14.11")]
    public static (Tensor, Tensor, Tensor) ThePatchAlone()
    {
        var (source, value) = (Models.Run("Llama"), Normal(12, 2, 7, Models.Width));
        return (Patching.From(source, "blocks.1.in", 1, 2)("blocks.1.in", value), value, source.At(1, "in"));
    }

    [Probe("14.11")]
    public static Tensor ThePatchElsewhere() => stack(
        [.. new[] { "blocks.11.in", "blocks.0.in", "in" }.Select(
            point => Patching.From(Models.Run("Llama"), "blocks.1.in", 1, 2)(point, Normal(13, 2, 7, Models.Width)))]);

    [Probe("14.12")]
    public static Tensor SweptPositions() => Swept("Llama", "in", 1);

    [Probe("14.12")]
    public static Tensor SweptHeads() => Swept("GPT-2", "z", 1);

    [Probe("14.12")]
    public static Tensor SweptPositionsOfHeads() => Swept("GPT-2", "z", 2);

    [Probe("14.12")]
    public static Tensor SweptUnderATap() =>
        Swept("GPT-2", "in", 1, (point, value) => point == "blocks.0.z" ? value * 2 : value);

    [Probe("14.13")]
    public static Tensor CarriedInLlama() => EachHead("Llama", Circuits.OV);

    [Probe("14.13")]
    public static Tensor CarriedInGpt2() => EachHead("GPT-2", Circuits.OV);

    [Probe("14.14")]
    public static Tensor LookedAtInGpt2() => EachHead("GPT-2", (model, head) => Circuits.QK(model, head));

    [Probe("14.14")]
    public static Tensor LookedAtInGpt2FromFarther() => EachHead("GPT-2", (model, head) => Circuits.QK(model, head, 4));

    [Probe("14.14")]
    public static Tensor LookedAtInLlama() => EachHead("Llama", (model, head) => Circuits.QK(model, head));

    [Probe("14.14")]
    public static Tensor LookedAtInLlamaFromFarther() => EachHead("Llama", (model, head) => Circuits.QK(model, head, 3));

    [Probe("14.14")]
    public static Tensor LookedAtInGptJFromFarther() => EachHead("GPT-J", (model, head) => Circuits.QK(model, head, 5));

    private static Tensor Normal(int seed, params long[] shape) => Seeded.Normal(seed, ScalarType.Float64, shape);

    private static ModelInput Input() => new(Models.Text(1, 2, 7));

    private static Recording Record(string kind) => Recorder.Record(Models.Of(kind), Input());

    private static Tensor Texts() => tensor(new long[,] { { 5, 3, 5, 8, 5, 3 }, { 1, 1, 2, 1, 2, 9 }, { 4, 6, 9, 2, 0, 4 } });

    private static Tensor Few()
    {
        var target = Seeded.Mask(20, 3, 4, 4);
        target[0, 2] = false;
        target[1, 0] = false;
        target[2] = false;
        return target;
    }

    private static Tensor Frozen(string kind, Func<Recording, Tensor> part)
    {
        var recording = Models.Run(kind);
        return FrozenNorm.Apply(recording, part(recording));
    }

    private static Tensor Shares(string kind, long right, long wrong)
    {
        var recording = Models.Run(kind);
        var points = new[] { "embedding", "blocks.0.attention", "blocks.2.out" };
        return Attribution.Of(
            recording, new NamedParts(points, stack([.. points.Select(point => recording[point])])), right, wrong);
    }

    private static Tensor Removed(string kind, HeadId[] heads, Recording? usual = null) =>
        Models.Logits(Models.Of(kind), Models.Text(2, 2, 7), Ablation.Remove(heads, usual));

    private static Tensor Patched(string kind, string point, int dimension, params long[] indices)
    {
        var source = Models.Run(kind);
        return Models.Logits(source.Model, Models.Text(2, 2, 7), Patching.From(source, point, dimension, indices));
    }

    private static Tensor Swept(string kind, string point, int dimension, Func<string, Tensor, Tensor>? tap = null)
    {
        var source = Models.Run(kind);
        var into = Models.Run(source.Model, Models.Text(2, 2, 7), tap);
        return Patching.Sweep(source, into, point, dimension, logits => (logits[1, -1, 3] - logits[1, -1, 7]).ToDouble());
    }

    private static Tensor EachHead(string kind, Func<TransformerModel, HeadId, Tensor> matrix)
    {
        var model = Models.Of(kind);
        return stack([.. Enumerable.Range(0, Models.Heads).Select(head => matrix(model, new HeadId(1, head)))]);
    }
}
