using Katas.Checker.Book;
using Katas.Checker.Checking;
using Katas.Checker.Compiling;
using Katas.Checker.Running;
using Katas.Testkit;
using static TorchSharp.torch;

namespace Katas.Checker.Comparing;

/// <summary>A task of the learner's beside the reference: what both give on the task's probes, and how both are written.</summary>
/// <param name="Report">How the task fared.</param>
/// <param name="Inputs">One for each probe; none if there is nothing to run.</param>
/// <param name="CutOff">Why the learner's code did not get through all of them; null if it did.</param>
/// <param name="Yours">The learner's code; null if the member is not there.</param>
/// <param name="Reference">The reference's code.</param>
internal sealed record TaskComparison(
    TaskReport Report, IReadOnlyList<InputComparison> Inputs, string? CutOff, MemberText? Yours, MemberText? Reference)
{
    /// <summary>Whether both give the same on all of them.</summary>
    public bool Agrees => CutOff is null && Inputs.All(input => input.Agrees);

    /// <summary>Puts side by side what was run.</summary>
    public static TaskComparison Of(Lesson lesson, TaskOutputs outputs)
    {
        string taskId = outputs.Report.Task.Id;
        var sources = ProbeSource.Of(lesson, taskId);
        var yours = outputs.Yours?.Outcomes.ToDictionary(outcome => outcome.Name) ?? [];
        return new TaskComparison(
            outputs.Report,
            [.. (outputs.Reference?.Outcomes ?? []).Select(
                right => InputComparison.Of(sources.GetValueOrDefault(right.Name), yours.GetValueOrDefault(right.Name), right))],
            outputs.Yours?.CutOff,
            MemberText.Of(SourceTrees.Exercise(lesson), taskId),
            MemberText.Of(SourceTrees.Solution(lesson), taskId));
    }
}

/// <summary>What both give on one probe.</summary>
/// <param name="Name">The probe in words.</param>
/// <param name="Code">What it does.</param>
/// <param name="Parts">What it returns, part by part.</param>
/// <param name="Yours">What the learner's code ended with in place of a result; null if there is one.</param>
/// <param name="Reference">The same of the reference.</param>
/// <param name="Agrees">Whether both give the same.</param>
internal sealed record InputComparison(
    string Name, string Code, IReadOnlyList<PartComparison> Parts, string? Yours, string? Reference, bool Agrees)
{
    public static InputComparison Of(ProbeSource? source, ProbeOutcome? yours, ProbeOutcome right)
    {
        int count = yours is { Exception: null } && right.Exception is null ? Math.Max(yours.Parts.Count, right.Parts.Count) : 0;
        var names = source?.PartNames ?? [];
        PartComparison[] parts =
        [
            .. Enumerable.Range(0, count).Select(i => PartComparison.Of(
                count == names.Count ? names[i] : count == 1 ? "" : $"{i + 1}",
                yours!.Parts.ElementAtOrDefault(i),
                right.Parts.ElementAtOrDefault(i))),
        ];
        return new InputComparison(
            source?.Words ?? ProbeSource.Sentence(right.Name),
            source?.Code ?? "",
            parts,
            yours is null ? "did not get this far" : Ended(yours),
            Ended(right),
            yours is not null && yours.Exception == right.Exception && parts.All(part => part.Agrees));
    }

    private static string? Ended(ProbeOutcome outcome) =>
        outcome.Exception is null ? null : $"{outcome.Exception}: {outcome.Text?.Split('\n')[0].Trim()}";
}

/// <summary>One tensor, number or text of what a probe returns.</summary>
/// <param name="Name">Its name in the tuple, or its number; empty if it is the only one.</param>
/// <param name="Yours">What the learner's code gave.</param>
/// <param name="Reference">What the reference gave.</param>
/// <param name="Difference">Where two tensors of one shape differ; null for anything else.</param>
/// <param name="Agrees">Whether both are the same.</param>
internal sealed record PartComparison(
    string Name, ProbePart? Yours, ProbePart? Reference, TensorDifference? Difference, bool Agrees)
{
    /// <summary>What explains the difference of two tensors, every value of it; null where nothing known does.</summary>
    public string? Cause { get; private init; }

    public static PartComparison Of(string name, ProbePart? yours, ProbePart? reference)
    {
        var (seen, expected) = (yours?.Tensor(), reference?.Tensor());
        var difference = seen is null || expected is null
            ? null
            : TensorDifference.Of(seen, expected, TensorAssert.ToleranceOf(expected.Type));
        bool agrees = (yours, reference) switch
        {
            (null, _) or (_, null) => false,
            _ when difference is not null => difference.Differing.Count == 0 && yours.Kind == reference.Kind,
            _ => yours.Kind == reference.Kind && yours.Shape.SequenceEqual(reference.Shape)
                && yours.Values.Zip(reference.Values).All(pair => TensorValues.Close(pair.First, pair.Second, 1e-9)),
        };
        return new PartComparison(name, yours, reference, difference, agrees)
        {
            Cause = agrees || seen is null || expected is null
                ? null
                : DifferenceExplainer.Explain(seen, expected, TensorAssert.ToleranceOf(expected.Type)),
        };
    }

    /// <summary>What a part is, in a few words: <c>float32 [2, 3]</c>, <c>0.5</c>, <c>null</c>.</summary>
    public static string Describe(ProbePart? part) => part switch
    {
        null => "nothing",
        { Kind: ProbePart.Number } => TensorValues.Text(part.Values[0], "G9"),
        _ when part.Tensor() is { } tensor => $"{TypeName(tensor.Type)} {TensorValues.Text(tensor.Shape)}"
            + (tensor.Shape.Length == 0 ? $" {tensor.Text(tensor.Values[0])}" : ""),
        { Kind: "null" or "disposed tensor" } => part.Kind,
        _ => $"\"{part.Kind}\"",
    };

    /// <summary>A type of value as C# writers say it.</summary>
    public static string TypeName(ScalarType type) => type.ToString().ToLowerInvariant();
}
