using System.Text.RegularExpressions;
using Katas.Checker.Book;
using Katas.Checker.Running;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Katas.Checker.Checking;

/// <summary>Finds the line of the learner's that threw, in the stack trace of a test.</summary>
internal static partial class FailurePlace
{
    /// <summary>The innermost frame that lies in the lesson's exercise; null if nothing was thrown there.</summary>
    public static FileLinePositionSpan? Of(TestOutcome test, Lesson lesson) => In(test.StackTrace, lesson.Folders.Exercise);

    /// <summary>The innermost frame of a stack trace that lies in a folder, or in one of several.</summary>
    public static FileLinePositionSpan? In(string stackTrace, params IEnumerable<string> folders)
    {
        var full = folders.Select(Path.GetFullPath).ToHashSet();
        foreach (Match frame in Frame().Matches(stackTrace))
        {
            string file = frame.Groups["file"].Value;
            if (full.Contains(Path.GetDirectoryName(file) ?? ""))
            {
                var line = new LinePosition(int.Parse(frame.Groups["line"].Value) - 1, 0);
                return new FileLinePositionSpan(file, line, line);
            }
        }

        return null;
    }

    [GeneratedRegex(@" in (?<file>[^\r\n]+\.cs):line (?<line>\d+)")]
    private static partial Regex Frame();
}
