using Katas.Checker.Compiling.Problems;
using Katas.Checker.Verdicts;

namespace Katas.Checker.Diagnosing.CompileErrors;

/// <summary>Puts obstacles to testing tasks into a learner's words.</summary>
internal static class CompileWords
{
    /// <summary>The words for one problem.</summary>
    public static CompileProblem Describe(BuildProblem problem) => problem switch
    {
        CompilerError found => Words(found, found.Error.Id, found.Error.GetMessage()) with
        {
            Advice = CompileAdvice.Advise(found.Error, found.Compilation),
        },
        UnmatchedBrace => Words(problem, "CS1513", "A brace is missing or one too many: up to here, { and } are not in pairs."),
        MissingFile file => Words(
            problem,
            CompileProblem.OwnCode,
            $"{file.Name} is missing from exercises/{file.Lesson}. "
                + $"`git checkout -- exercises/{file.Lesson}/{file.Name}` brings it back as it was shipped."),
        MissingType type => Words(
            problem, CompileProblem.OwnCode, $"The type {type.Type} is not declared here any more: please put its name and namespace back."),
        GivenTwice file => Words(
            problem,
            CompileProblem.OwnCode,
            $"{file.Name} is given now: given/{file.Lesson}/{file.Name} is compiled in its place. "
                + "Delete this one, or keep it elsewhere if you have changed it."),
        ErrorInGiven found => Words(problem, found.Error.Id, found.Error.GetMessage()) with
        {
            Advice = $"This file is given. If you have changed it, `git checkout -- given/{found.Lesson}/{Path.GetFileName(found.Place.Path)}` "
                + "brings it back as it was shipped; if not, something of yours that it uses has another name or type now.",
        },
        ChangedSignature changed => Words(problem, CompileProblem.OwnCode, Text(changed)),
        _ => throw new ArgumentOutOfRangeException(nameof(problem), problem, "There are no words for it."),
    };

    private static CompileProblem Words(BuildProblem problem, string code, string message) =>
        new(problem.TaskIds, problem.Place, code, message, problem.WholeFile);

    private static string Text(ChangedSignature changed) =>
        $"The tests of task {changed.TaskId} call {changed.Expected}. " + (changed.Present is null
            ? $"No member here is marked [KataTask(\"{changed.TaskId}\")]: please put it back."
            : $"Here it is {changed.Present}: please put the shipped signature back.");
}
