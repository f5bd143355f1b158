using System.Text.RegularExpressions;

namespace Katas.TestLogger;

/// <summary>Tests that fail, on a line each.</summary>
public static partial class FailureLines
{
    private const int Longest = 160;

    /// <summary>The lines.</summary>
    /// <param name="failures">Each test's name and message.</param>
    public static List<string> Write(IReadOnlyList<(string Name, string Message)> failures)
    {
        ArgumentNullException.ThrowIfNull(failures);

        var unwritten = failures.Select(failure => Unwritten().Match(failure.Message)).Where(match => match.Success)
            .Select(match => match.Groups["task"].Value).Distinct().OrderBy(Number).ToList();
        var lines = failures.Where(failure => !Unwritten().IsMatch(failure.Message))
            .OrderBy(failure => failure.Name, StringComparer.Ordinal)
            .Select(failure => Shorten($"  failed  {failure.Name}: {Words(failure.Message)}"))
            .ToList();
        if (unwritten.Count > 0)
        {
            lines.Add($"  not written yet: {string.Join(", ", unwritten)}");
        }

        if (lines.Count > 0)
        {
            lines.Add("  What is wrong with them: dotnet run --project checker -- check; all details: dotnet test --logger console");
        }

        return lines;
    }

    /// <summary>A message on one line, without the task's id, which the name has.</summary>
    private static string Words(string message) => Blank().Replace(Prefix().Replace(message, ""), " ").Trim();

    private static string Shorten(string line) => line.Length <= Longest ? line : line[..(Longest - 1)] + "…";

    private static int Number(string task) => int.Parse(task[(task.IndexOf('.') + 1)..]);

    [GeneratedRegex(@"NotImplementedException\s*:\s*Task (?<task>\d\d\.\d+)")]
    private static partial Regex Unwritten();

    [GeneratedRegex(@"^Task \d\d\.\d+ \| ")]
    private static partial Regex Prefix();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();
}
