using Katas.Checker.Book;
using Katas.Checker.Compiling;
using Katas.Checker.Verdicts;

namespace Katas.Checker.Comparing;

/// <summary>A learner's task beside the reference: the results of both on the task's probes, and the code of both.</summary>
/// <param name="Report">The task's report.</param>
/// <param name="Inputs">One for each probe; none if there is nothing to run.</param>
/// <param name="CutOff">Why the learner's code did not get through all of them; null if it did.</param>
/// <param name="Yours">The learner's code; null if the member does not exist.</param>
/// <param name="Reference">The reference's code.</param>
internal sealed record TaskComparison(
    TaskReport Report, IReadOnlyList<InputComparison> Inputs, string? CutOff, MemberText? Yours, MemberText? Reference)
{
    /// <summary>Whether both results are the same on all of them.</summary>
    public bool Agrees => CutOff is null && Inputs.All(input => input.Agrees);

    /// <summary>Puts the results side by side.</summary>
    public static TaskComparison Compare(Lesson lesson, TaskOutputs outputs)
    {
        string taskId = outputs.Report.Task.Id;
        var sources = ProbeSource.ReadAll(lesson, taskId);
        var yours = outputs.Yours?.Outcomes.ToDictionary(outcome => outcome.Name) ?? [];
        var rights = (outputs.Reference?.Outcomes ?? []).ToList();
        if (yours.ContainsKey(ProbeOutcome.LeftBehind) && rights.TrueForAll(right => right.IsOfProbe))
        {
            rights.Add(new ProbeOutcome(ProbeOutcome.LeftBehind, [], null, null));
        }

        return new TaskComparison(
            outputs.Report,
            [.. rights.Select(
                right => InputComparison.Compare(sources.GetValueOrDefault(right.Name), yours.GetValueOrDefault(right.Name), right))],
            outputs.Yours?.CutOff,
            MemberText.Read(SourceTrees.Exercise(lesson), taskId),
            MemberText.Read(SourceTrees.Solution(lesson), taskId));
    }
}
