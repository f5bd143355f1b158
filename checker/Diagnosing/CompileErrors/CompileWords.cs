using Katas.Checker.Book;
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
        MissingFile file => Own(problem, $"{file.Name} is missing from exercises/{file.Lesson}. {Return(problem)}"),
        MovedFile file => Own(
            problem,
            $"{file.Name} is missing from exercises/{file.Lesson}; what it holds stands in {file.Found}. "
                + $"{(file.WholeFile ? "Move that file back" : "Give that file its name back")}. Or begin anew: {Return(problem)}"),
        CopiedFile copy => Own(
            problem,
            $"This file declares {copy.Type}, as {copy.Original} does: is it a copy? It is left out here, and `dotnet test` stops at it. "
                + "Delete it, or keep it in another folder, outside of exercises."),
        NotOrdinaryFile file => Own(
            problem,
            (file.LeadsNowhere ? "This is a link, and what it leads to is not there. " : "This is not an ordinary file: a pipe, a device or a socket. ")
                + (problem.TaskIds.Count > 0 ? $"It is left out. {Return(problem)}" : "It is left out; delete it, or move it elsewhere.")),
        DamagedFile file => Own(problem, Text(file)),
        HidingType type => Own(
            problem,
            $"Your type {type.Type} is taken for {type.Hidden ?? "another of that name"} in the tests and in what is given. Please give yours another name."),
        ChangedDeclaration changed => Own(
            problem,
            $"The tests use `{changed.Expected}`. " + (changed.Present is null
                ? "Nothing here is declared like that any more: please put it back."
                : $"Here it is `{changed.Present}`: please put the shipped signature back.")),
        ErrorInTests found => Words(found, found.Error.Id, found.Error.GetMessage()) with
        {
            Advice = $"The tests of {string.Join(", ", found.TaskIds)} do not compile, and nothing in your files explains it.",
        },
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

    private static CompileProblem Own(BuildProblem problem, string message) => Words(problem, CompileProblem.OwnCode, message);

    /// <summary>How a shipped file comes back.</summary>
    private static string Return(BuildProblem problem) =>
        problem.TaskIds is [var task, ..]
            ? $"`{CommandLine.For($"reset {task}")}` brings the stub back as it was shipped."
            : ShippedFile.Return(problem.Place.Path);

    private static string Text(DamagedFile file)
    {
        string what = file.Kind switch
        {
            Damage.Empty => "This file is empty, as a crash of an editor or a power cut may leave it. ",
            Damage.Zeros => "This file holds nothing but zero bytes, as a crash or a power cut may leave it. ",
            Damage.UnmarkedUtf16 => "This file is UTF-16 without a byte order mark, which the compiler does not read. Save it as UTF-8 in your editor. ",
            _ => "There are zero bytes in this file, as a crash or a power cut may leave it. ",
        };
        return what + (file.TaskIds.Count == 0 ? "It is left out."
            : file.Kind == Damage.UnmarkedUtf16 ? $"Or begin anew: {Return(file)}"
            : Return(file));
    }

    private static string Text(ChangedSignature changed) =>
        $"The tests of task {changed.TaskId} call {changed.Expected}. " + (changed.Present is null
            ? $"No member here is marked [KataTask(\"{changed.TaskId}\")]: please put it back."
            : $"Here it is {changed.Present}: please put the shipped signature back.");
}
