using System.Security.Cryptography;
using System.Text;
using Katas.Checker.Book;
using Katas.Checker.Verdicts;
using Microsoft.CodeAnalysis;

namespace Katas.Checker.Keeping;

/// <summary>
/// Remembers what a check found out about a learner's code by changing it, so that `hint` can speak of it, level by level. It holds for the code
/// as it was; losing it does no harm.
/// </summary>
internal sealed class RepairMemory(Workbook book)
{
    private readonly NoteFile<Entry> notes = new(book, "repairs.json");

    /// <summary>Remembers what a report says of its tasks, level by level.</summary>
    /// <param name="report">The report.</param>
    /// <param name="files">The learner's files that it is about.</param>
    public void Remember(LessonReport report, IReadOnlyList<SyntaxTree> files)
    {
        foreach (var task in report.Tasks)
        {
            if (task.Findings.FirstOrDefault(finding => finding.Levels.Count > 0) is { } repair)
            {
                Remember(task.Task.Id, files, repair.Levels);
            }
        }
    }

    /// <summary>Remembers sentences, the one that says least first.</summary>
    /// <param name="taskId">The task.</param>
    /// <param name="files">The learner's files.</param>
    /// <param name="levels">The sentences.</param>
    public void Remember(string taskId, IEnumerable<SyntaxTree> files, IReadOnlyList<string> levels)
    {
        var known = notes.Read();
        known[taskId] = new Entry(Hash(files), levels);
        notes.Write(known);
    }

    /// <summary>The sentences on a task; none if nothing was found, or the code has changed.</summary>
    public IReadOnlyList<string> Recall(string taskId, IEnumerable<SyntaxTree> files) =>
        notes.Read().GetValueOrDefault(taskId) is { } entry && entry.Code == Hash(files) ? entry.Levels : [];

    private static string Hash(IEnumerable<SyntaxTree> files) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(files.Select(file => file.ToString())))));

    private sealed record Entry(string Code, IReadOnlyList<string> Levels);
}
