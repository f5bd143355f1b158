using Katas.Checker.Book;
using Katas.Checker.Compiling.Problems;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Katas.Checker.Compiling;

/// <summary>
/// Compiles the learner's files with the lesson's suite. Where something does not compile, the task around it is emptied (or, if that task
/// can't be determined, all of the file's tasks), so that the other tasks can still be tested.
/// </summary>
/// <param name="Compiled">The assembly; empty if even the emptied files did not compile.</param>
/// <param name="Files">The learner's files as they are, errors and all, and what the lesson gives.</param>
/// <param name="Problems">What keeps tasks from being tested.</param>
internal sealed record LearnerBuild(
    Compiled Compiled, IReadOnlyList<SyntaxTree> Files, IReadOnlyList<BuildProblem> Problems)
{
    /// <summary>The message of an emptied task's exception.</summary>
    public const string DoesNotCompile = "does not compile";

    // Each round empties more: a task, then its file; then the tests that can't be compiled go. After that nothing is left.
    private const int Rounds = 10;

    /// <summary>The text of all files: where it is the same, so is the code, whatever tests are compiled with it.</summary>
    public string Code => string.Concat(Files.Select(file => file.ToString()));

    /// <summary>Compiles the files with the tests of all tasks; or, of one, with what its tests can reach of the files.</summary>
    public static LearnerBuild Create(
        LessonCompiler compiler,
        Lesson lesson,
        IReadOnlyList<SyntaxTree> files,
        string? taskId = null,
        CancellationToken cancelled = default) =>
        Create(compiler, lesson, files, SourceTrees.Suite(lesson, taskId), taskId is null ? null : [taskId], cancelled);

    /// <summary>Compiles the files with other files that use them; or, of some tasks, with what their tests can reach of the files.</summary>
    public static LearnerBuild Create(
        LessonCompiler compiler,
        Lesson lesson,
        IReadOnlyList<SyntaxTree> files,
        IReadOnlyList<SyntaxTree> suite,
        IReadOnlyCollection<string>? taskIds = null,
        CancellationToken cancelled = default)
    {
        var shipped = SourceTrees.Answers(lesson).ToDictionary(tree => Path.GetFileName(tree.FilePath));
        List<BuildProblem> problems = [.. FileFaults.Find(lesson, files, shipped)];
        files = [.. files.Where(tree => problems.OfType<CopiedFile>().All(copy => copy.Place.Path != tree.FilePath))];
        var current = Empty(files, problems, shipped);
        if (taskIds is not null
            && compiler.Compile(lesson.AssemblyName, TaskSlice.Cut([.. current, .. suite], taskIds), cancelled) is { Succeeded: true } slice)
        {
            return new LearnerBuild(slice, files, problems);
        }

        for (int round = 0; ; round++)
        {
            var compiled = compiler.Compile(lesson.AssemblyName, [.. current, .. suite], cancelled);
            if (compiled.Succeeded || round == Rounds)
            {
                return new LearnerBuild(compiled, files, problems);
            }

            var own = current.Where(tree => !lesson.Gives(tree.FilePath)).ToList();
            var found = Own(compiled, own, shipped).ToList();
            if (found.Count == 0)
            {
                found = [.. ChangedSignatures(current, shipped)];
            }

            if (found.Count == 0)
            {
                found = [.. HidingTypes.Find(compiled, own, shipped.Values, suite)];
                current = HidingTypes.Without(current, found);
            }

            if (found.Count == 0 && InGiven(lesson, compiled).ToList() is { Count: > 0 } inGiven)
            {
                return new LearnerBuild(compiled, files, [.. problems, .. inGiven]);
            }

            if (found.Count == 0)
            {
                var errors = new SuiteErrors(compiled, suite);
                problems = [.. problems, .. errors.Explain(own, shipped.Values, problems)];
                suite = errors.Rest();
            }

            // Tasks that use a file of the learner's own miss what it was emptied of: its error is theirs.
            string[] stopped = [.. found.SelectMany(problem => problem.TaskIds).Distinct()];
            problems = [.. problems.Select(known => known is CompilerError { TaskIds: [] } ? known with { TaskIds = stopped } : known), .. found];
            current = Empty(current, found, shipped);
        }
    }

    /// <summary>Errors in what is given, where nothing in the learner's files explains them: no task can be tested.</summary>
    private static IEnumerable<BuildProblem> InGiven(Lesson lesson, Compiled compiled) =>
        from error in compiled.Errors
        where lesson.Gives(error.Location.SourceTree?.FilePath ?? "")
        select new ErrorInGiven([.. lesson.Tasks.Select(task => task.Id)], error, lesson.Number);

    /// <summary>Puts each error in the learner's files down to the tasks that it blocks.</summary>
    private static IEnumerable<BuildProblem> Own(
        Compiled compiled, IReadOnlyList<SyntaxTree> files, Dictionary<string, SyntaxTree> shipped)
    {
        var own = compiled.Errors.Where(error => files.Contains(error.Location.SourceTree));
        foreach (var inFile in own.GroupBy(error => error.Location.SourceTree!))
        {
            if (UnmatchedBrace(inFile) is { } brace)
            {
                yield return new UnmatchedBrace([.. FileTasks(inFile.Key, shipped)], brace.Location.GetLineSpan());
                continue;
            }

            foreach (var error in inFile)
            {
                var around = TaskMember.In(inFile.Key).FirstOrDefault(
                    member => Stubber.Content(member.Syntax)?.FullSpan.Contains(error.Location.SourceSpan) == true);
                yield return new CompilerError(
                    around is not null ? [around.TaskId] : [.. FileTasks(inFile.Key, shipped)],
                    error,
                    compiled.Compilation,
                    WholeFile: around is null);
            }
        }
    }

    /// <summary>
    /// The first error of a file whose braces do not match, or null. In such a file a member contains its neighbours, or has lost its own
    /// end, and no error can be put down to one task.
    /// </summary>
    private static Diagnostic? UnmatchedBrace(IEnumerable<Diagnostic> errors) =>
        errors.Any(error => error.Id is "CS1513" or "CS1022" or "CS8803")
            ? errors.MinBy(error => error.Location.SourceSpan.Start)
            : null;

    /// <summary>The suite calls what the solution declares. Where only the suite fails, a member was renamed or changed.</summary>
    private static IEnumerable<BuildProblem> ChangedSignatures(
        IReadOnlyList<SyntaxTree> files, Dictionary<string, SyntaxTree> shipped)
    {
        foreach (var original in shipped.Values)
        {
            foreach (var expected in TaskMember.In(original))
            {
                if (files.FirstOrDefault(tree => Path.GetFileName(tree.FilePath) == Path.GetFileName(original.FilePath)) is not { } file)
                {
                    continue; // it has another name; that is told already
                }

                var present = TaskMember.In(file).FirstOrDefault(member => member.TaskId == expected.TaskId);
                if (present?.Signature != expected.Signature)
                {
                    yield return new ChangedSignature(
                        [.. FileTasks(original, shipped)],
                        present?.Place ?? new FileLinePositionSpan(file.FilePath, default, default),
                        expected.TaskId,
                        expected.Signature,
                        present?.Signature);
                }
            }
        }
    }

    private static IEnumerable<string> FileTasks(SyntaxTree tree, Dictionary<string, SyntaxTree> shipped) =>
        shipped.TryGetValue(Path.GetFileName(tree.FilePath), out var original)
            ? TaskMember.In(original).Select(member => member.TaskId)
            : [];

    private static IReadOnlyList<SyntaxTree> Empty(
        IReadOnlyList<SyntaxTree> files, IReadOnlyList<BuildProblem> problems, Dictionary<string, SyntaxTree> shipped)
    {
        var emptied = files.Select(tree => Empty(tree, problems, shipped)).ToList();
        var absent = problems.Where(problem => problem.WholeFile && files.All(tree => tree.FilePath != problem.Place.Path));
        return [.. emptied, .. absent.Select(problem => Emptied(problem.Place.Path, shipped))];
    }

    private static SyntaxTree Empty(
        SyntaxTree tree, IReadOnlyList<BuildProblem> problems, Dictionary<string, SyntaxTree> shipped)
    {
        var here = problems.Where(problem => problem.Place.Path == tree.FilePath).ToList();
        return here.Any(problem => problem.WholeFile)
            ? Emptied(tree.FilePath, shipped)
            : Stubber.Stub(tree, here.SelectMany(problem => problem.TaskIds).ToHashSet(), DoesNotCompile);
    }

    /// <summary>A stand-in with the shipped members, all empty. A file that is not the workbook's has none.</summary>
    private static SyntaxTree Emptied(string path, Dictionary<string, SyntaxTree> shipped) =>
        shipped.TryGetValue(Path.GetFileName(path), out var original)
            ? SourceTrees.Parse(Stubber.Stub(original, null, DoesNotCompile).ToString(), path)
            : SourceTrees.Parse("", path);
}
