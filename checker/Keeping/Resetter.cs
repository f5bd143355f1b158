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
            ? WholeFiles(lesson, $"lesson {lesson.Number}", SourceTrees.Answers(lesson), present, null)
            : Plan(lesson, task, present);
    }

    /// <summary>Carries it out.</summary>
    /// <returns>The copy of the files as they were; null if the file was missing and there was nothing to keep.</returns>
    public KeptCopy? Do(Reset reset) => keeper.Change(reset.Lesson, () =>
    {
        string[] touched = [.. reset.Files.Keys, .. reset.Removed];
        AtomicFile.RefuseReadOnly(touched.Select(name => Path.Combine(reset.Lesson.Folders.Exercise, name)));
        var present = Keeper.Files(reset.Lesson.Folders.Exercise);
        var kept = keeper.Copies.Keep(
            reset.Lesson, $"before a reset of {reset.What}", present.Where(file => touched.Contains(file.Key)).ToDictionary());
        foreach (var (name, bytes) in reset.Files)
        {
            keeper.Write(reset.Lesson, name, bytes);
        }

        foreach (string name in reset.Removed)
        {
            keeper.Disk.Delete(Path.Combine(reset.Lesson.Folders.Exercise, name));
        }

        return kept;
    });

    private static Reset Plan(Lesson lesson, LessonTask task, IReadOnlyDictionary<string, byte[]> present)
    {
        var solution = SourceTrees.Answers(lesson).First(tree => TaskMember.In(tree).Any(member => member.TaskId == task.Id));
        var original = TaskMember.In(solution).First(member => member.TaskId == task.Id);
        string shipped = Path.GetFileName(solution.FilePath);
        if (!present.TryGetValue(shipped, out byte[]? bytesThere) || FileFaults.DamageOf(LearnerText.Decode(bytesThere).Text) is not null)
        {
            return WholeFile(lesson, solution, present, $"{shipped} is {(bytesThere is null ? "missing" : "damaged")}.");
        }

        string stub = StubText.Write(original, task.StubWords);
        foreach (var (name, bytes) in present.OrderBy(file => file.Key == shipped ? 0 : 1))
        {
            var text = LearnerText.Decode(bytes);
            var tree = SourceTrees.Parse(text.Text, name);
            if (TaskMember.In(tree).FirstOrDefault(member => member.TaskId == task.Id) is not { } own)
            {
                continue;
            }

            if (Stubber.IsStub(own) && own.Header == original.Header)
            {
                return new Reset(lesson, task.Id, new Dictionary<string, byte[]>(), null);
            }

            byte[] changed = text.Replace(own.Syntax.SpanStart, own.Syntax.Span.Length, stub);
            return IsClean(tree, SourceTrees.Parse(LearnerText.Decode(changed).Text, name), task.Id)
                ? new Reset(lesson, task.Id, new Dictionary<string, byte[]> { [name] = changed }, null)
                : WholeFile(lesson, solution, present, $"Where {task.Id} begins and ends in {name} can't be told: are its braces in pairs?");
        }

        return WholeFile(lesson, solution, present, $"No member is marked [KataTask(\"{task.Id}\")] any more.");
    }

    private static Reset WholeFile(Lesson lesson, SyntaxTree solution, IReadOnlyDictionary<string, byte[]> present, string reason)
    {
        string name = Path.GetFileName(solution.FilePath);
        string tasks = string.Join(", ", TaskMember.In(solution).Select(member => member.TaskId));
        return WholeFiles(lesson, $"the whole file {name} ({tasks})", [solution], present, reason);
    }

    /// <summary>Shipped files as they were; what declares the same under another name has to go.</summary>
    private static Reset WholeFiles(
        Lesson lesson, string what, IReadOnlyList<SyntaxTree> solution, IReadOnlyDictionary<string, byte[]> present, string? reason)
    {
        string[] names = [.. SourceTrees.Answers(lesson).Select(tree => Path.GetFileName(tree.FilePath))];
        var own = present.Select(file => SourceTrees.Parse(LearnerText.Decode(file.Value).Text, file.Key)).ToList();
        return new Reset(lesson, what, Changed(lesson, present, solution), reason)
        {
            Removed = [.. solution.SelectMany(tree => DeclaredTypes.Rivals(tree, own, names)).Select(tree => tree.FilePath).Distinct()],
        };
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
        string stub = StubText.Write(solution, id => lesson.Task(id)?.StubWords ?? "to be written");
        var text = present is null ? null : LearnerText.Decode(present);
        return text is null || FileFaults.DamageOf(text.Text) is not null
            ? Encoding.UTF8.GetBytes(stub)
            : text.Replace(0, text.Text.Length, stub);
    }
}
