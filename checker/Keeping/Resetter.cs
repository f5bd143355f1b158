using System.Text;
using Katas.Checker.Book;
using Katas.Checker.Compiling;
using Microsoft.CodeAnalysis;

namespace Katas.Checker.Keeping;

/// <summary>Puts stubs back as they were shipped; they are derived from the solution. A copy of what was there is kept first.</summary>
internal sealed class Resetter(Workbook book, Keeper? keeper = null)
{
    private readonly Keeper keeper = keeper ?? new Keeper(book);

    /// <summary>Plans the reset of a task, or of all tasks of a lesson.</summary>
    /// <exception cref="CheckerException">The lesson holds the solution at present.</exception>
    public Reset Plan(Lesson lesson, LessonTask? task)
    {
        if (Directory.Exists(keeper.Swapped(lesson)))
        {
            throw new CheckerException(
                $"exercises/{lesson.Number} holds the solution at present. First bring your own files back: "
                + CommandLine.For($"restore {lesson.Number}"));
        }

        var present = Keeper.Files(lesson.Folders.Exercise);
        return task is null
            ? new Reset(lesson, $"lesson {lesson.Number}", Changed(lesson, present, SourceTrees.Answers(lesson)), null)
            : Plan(lesson, task, present);
    }

    /// <summary>Carries it out.</summary>
    /// <returns>The copy of the files as they were; null if the file was missing and there was nothing to keep.</returns>
    public KeptCopy? Do(Reset reset) => keeper.Change(reset.Lesson, () =>
    {
        AtomicFile.RefuseReadOnly(reset.Files.Keys.Select(name => Path.Combine(reset.Lesson.Folders.Exercise, name)));
        var present = Keeper.Files(reset.Lesson.Folders.Exercise);
        var kept = keeper.Copies.Keep(
            reset.Lesson, $"before a reset of {reset.What}", present.Where(file => reset.Files.ContainsKey(file.Key)).ToDictionary());
        foreach (var (name, bytes) in reset.Files)
        {
            keeper.Write(reset.Lesson, name, bytes);
        }

        return kept;
    });

    private static Reset Plan(Lesson lesson, LessonTask task, IReadOnlyDictionary<string, byte[]> present)
    {
        var solution = SourceTrees.Answers(lesson).First(tree => TaskMember.In(tree).Any(member => member.TaskId == task.Id));
        var original = TaskMember.In(solution).First(member => member.TaskId == task.Id);
        string stub = StubText.Write(original, Words(lesson, task.Id));
        foreach (var (name, bytes) in present)
        {
            var text = LearnerText.Decode(bytes);
            var tree = SourceTrees.Parse(text.Text, name);
            if (TaskMember.In(tree).FirstOrDefault(member => member.TaskId == task.Id) is not { } own)
            {
                continue;
            }

            if (Stubber.IsStub(own) && own.Signature == original.Signature)
            {
                return new Reset(lesson, task.Id, new Dictionary<string, byte[]>(), null);
            }

            byte[] changed = text.Replace(own.Syntax.SpanStart, own.Syntax.Span.Length, stub);
            return IsClean(tree, SourceTrees.Parse(LearnerText.Decode(changed).Text, name), task.Id)
                ? new Reset(lesson, task.Id, new Dictionary<string, byte[]> { [name] = changed }, null)
                : WholeFile(lesson, solution, present, $"{name} can't be taken apart where {task.Id} begins and ends: are its braces in pairs?");
        }

        return WholeFile(lesson, solution, present, $"No member is marked [KataTask(\"{task.Id}\")] any more.");
    }

    private static Reset WholeFile(Lesson lesson, SyntaxTree solution, IReadOnlyDictionary<string, byte[]> present, string reason)
    {
        string name = Path.GetFileName(solution.FilePath);
        string tasks = string.Join(", ", TaskMember.In(solution).Select(member => member.TaskId));
        return new Reset(
            lesson,
            $"the whole file {name} ({tasks})",
            Changed(lesson, present, [solution]),
            reason);
    }

    /// <summary>Whether a member could be exchanged on its own: it is a stub now, and every other one is what it was.</summary>
    private static bool IsClean(SyntaxTree before, SyntaxTree after, string taskId)
    {
        var members = TaskMember.In(after).ToLookup(member => member.TaskId);
        return members[taskId].All(Stubber.IsStub)
            && TaskMember.In(before).Where(member => member.TaskId != taskId)
                .All(member => members[member.TaskId].Any(other => other.Syntax.ToString() == member.Syntax.ToString()))
            && after.GetDiagnostics().Count() <= before.GetDiagnostics().Count()
            && after.GetDiagnostics().All(problem => problem.Id is not ("CS1513" or "CS1022" or "CS8803"));
    }

    /// <summary>The stubs that differ from the existing files; each keeps its file's encoding and line endings.</summary>
    private static Dictionary<string, byte[]> Changed(
        Lesson lesson, IReadOnlyDictionary<string, byte[]> present, IEnumerable<SyntaxTree> solution) =>
        solution
            .Select(tree => (Name: Path.GetFileName(tree.FilePath), Tree: tree))
            .Select(file => KeyValuePair.Create(file.Name, Stub(lesson, file.Tree, present.GetValueOrDefault(file.Name))))
            .Where(file => !Keeper.Same(file.Value, present.GetValueOrDefault(file.Key)))
            .ToDictionary();

    private static byte[] Stub(Lesson lesson, SyntaxTree solution, byte[]? present)
    {
        if (present is null)
        {
            return Encoding.UTF8.GetBytes(StubText.Write(solution, id => Words(lesson, id)));
        }

        // What is a stub still says what it was shipped with.
        var text = LearnerText.Decode(present);
        var stubs = TaskMember.In(SourceTrees.Parse(text.Text, solution.FilePath)).Where(Stubber.IsStub).ToLookup(member => member.TaskId);
        string stub = StubText.Write(solution, id => stubs[id].FirstOrDefault() is { } own ? StubText.Words(own) : Words(lesson, id));
        return text.Replace(0, text.Text.Length, stub);
    }

    private static string Words(Lesson lesson, string taskId) => lesson.Task(taskId)?.Title ?? "to be written";
}
