using System.Text.RegularExpressions;
using Katas.Checker.Book;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Katas.Checker.Verdicts;

/// <summary>Finds the learner's line that threw, in the stack trace of a test.</summary>
internal static partial class FailurePlace
{
    /// <summary>The innermost frame that lies in the lesson's exercise; null if nothing was thrown there.</summary>
    public static FileLinePositionSpan? Find(TestOutcome test, Lesson lesson) => FindIn(test.StackTrace, lesson.Folders.Exercise);

    /// <summary>The innermost frame of a stack trace that lies in a folder, or in one of several.</summary>
    public static FileLinePositionSpan? FindIn(string stackTrace, params IEnumerable<string> folders)
    {
        var full = folders.Select(Path.GetFullPath).ToHashSet();
        return Frames(stackTrace)
            .Where(frame => full.Contains(Path.GetDirectoryName(frame.Path) ?? ""))
            .Select(frame => (FileLinePositionSpan?)frame)
            .FirstOrDefault();
    }

    /// <summary>The frames of a stack trace whose source is known, the innermost first.</summary>
    public static IEnumerable<FileLinePositionSpan> Frames(string stackTrace)
    {
        foreach (Match frame in Frame().Matches(stackTrace))
        {
            var line = new LinePosition(int.Parse(frame.Groups["line"].Value) - 1, 0);
            yield return new FileLinePositionSpan(frame.Groups["file"].Value, line, line);
        }
    }

    [GeneratedRegex(@" in (?<file>[^\r\n]+\.cs):line (?<line>\d+)")]
    private static partial Regex Frame();
}
