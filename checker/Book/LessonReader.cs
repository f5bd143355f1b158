using System.Text.RegularExpressions;

namespace Katas.Checker.Book;

/// <summary>
/// Reads a lesson from its README (what it needs; of each task title, difficulty, minutes, file) and hints.md. docs/adding-a-lesson.md
/// describes both formats.
/// </summary>
internal static partial class LessonReader
{
    private const string AfterPass = "**After it passes:**";

    public static Lesson Read(string number, LessonFolders folders, IReadOnlyList<string> numbers)
    {
        string readme = TextFile.Read(folders.Readme, $"the text of lesson {number}");
        var title = TitleLine().Match(readme);
        if (!title.Success)
        {
            throw new CheckerException($"{folders.Readme} has no title: its first line should be '# Lesson {number}: …'.");
        }

        var sections = HintSection().Matches(TextFile.Read(folders.Hints, $"the hints of lesson {number}"))
            .DistinctBy(section => section.Groups["id"].Value)
            .ToDictionary(section => section.Groups["id"].Value);
        var tasks = TaskHeading().Matches(readme)
            .Where(heading => heading.Groups["lesson"].Value == number)
            .Select(heading => Task(heading, Section(readme, heading), sections.GetValueOrDefault(heading.Groups["id"].Value)))
            .ToList();
        if (tasks.Count == 0)
        {
            throw new CheckerException(
                $"{folders.Readme} describes no task: expected '## Task {number}.1: Title' and, on the next line, "
                + "'Difficulty 1/5 · 5 minutes · `File.cs`'.");
        }

        var header = LessonHeader.Read(folders.Readme, readme, number, numbers);
        return new Lesson(number, title.Groups["title"].Value.Trim(), folders, tasks)
        {
            Needs = header.Needs,
            DemoNeeds = header.DemoNeeds,
            Shows = header.Shows,
            IsOptional = header.IsOptional,
            Part = header.Part,
            Opening = Opening().Match(readme).Groups["text"].Value.ReplaceLineEndings("\n").Trim(),
            CanDo = CanDo().Match(readme).Groups["text"].Value.ReplaceLineEndings("\n").Trim(),
        };
    }

    /// <summary>What stands between a task's heading and the next one.</summary>
    private static string Section(string readme, Match heading)
    {
        int start = heading.Index + heading.Length;
        var next = SectionHeading().Match(readme, start);
        return readme[start..(next.Success ? next.Index : readme.Length)].ReplaceLineEndings("\n").Trim();
    }

    private static LessonTask Task(Match heading, string section, Match? hints)
    {
        int after = section.IndexOf(AfterPass, StringComparison.Ordinal);
        string title = heading.Groups["title"].Value.Trim();
        return new LessonTask(
            heading.Groups["id"].Value,
            title,
            int.Parse(heading.Groups["difficulty"].Value),
            int.Parse(heading.Groups["minutes"].Value),
            heading.Groups["file"].Value,
            hints is null ? [] : [.. HintItem().Matches(hints.Groups["body"].Value).Select(item => Unwrap(item.Groups["text"].Value))])
        {
            Text = (after < 0 ? section : section[..after]).Trim(),
            AfterPass = after < 0 ? "" : section[(after + AfterPass.Length)..].Trim(),
            StubWords = hints?.Groups["words"] is { Success: true } words ? words.Value.Trim() : title,
        };
    }

    private static string Unwrap(string paragraph) => WhiteSpace().Replace(paragraph, " ").Trim();

    [GeneratedRegex(@"\A#\s+(?:Lesson\s+\d\d:\s*)?(?<title>.+)$", RegexOptions.Multiline)]
    private static partial Regex TitleLine();

    [GeneratedRegex(
        @"^##\s+Task\s+(?<id>(?<lesson>\d\d)\.\d+):\s*(?<title>.+?)\s*\r?\n+"
        + @"Difficulty\s+(?<difficulty>[1-5])/5\s+·\s+(?<minutes>\d+)\s+minutes?\s+·\s+`(?<file>[^`]+)`",
        RegexOptions.Multiline)]
    private static partial Regex TaskHeading();

    [GeneratedRegex(@"^##\s+(?<id>\d\d\.\d+)\b(?::[ \t]*(?<words>[^\r\n]+))?.*?$(?<body>.*?)(?=^##\s|\z)", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex HintSection();

    [GeneratedRegex(@"^\d+\.\s+(?<text>.*?)(?=^\d+\.\s|\z)", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex HintItem();

    [GeneratedRegex(@"^##\s", RegexOptions.Multiline)]
    private static partial Regex SectionHeading();

    /// <summary>The first paragraph: after the title, and the header where there is one.</summary>
    [GeneratedRegex(@"\A#[^\n]*\n\s*((Needs|Demo needs|Optional|Part):[^\n]*\n\s*)*(?<text>(?!#).+?)(?=\r?\n\s*\r?\n|\z)", RegexOptions.Singleline)]
    private static partial Regex Opening();

    [GeneratedRegex(@"^##\s+What you can do now\s*$(?<text>.*?)(?=^##\s|\z)", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CanDo();

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}
