using System.Globalization;
using System.Text.RegularExpressions;

namespace Katas.Checker.Book;

/// <summary>Reads a lesson's questions.md. docs/adding-a-lesson.md describes its format.</summary>
internal static partial class QuestionReader
{
    /// <summary>The questions that can be read; none if the lesson has no such file.</summary>
    public static IReadOnlyList<Question> Questions(Lesson lesson) => [.. Read(lesson).Select(reading => reading.Question).OfType<Question>()];

    /// <summary>Each question of a lesson, or why it can't be read; none if the lesson has no such file.</summary>
    public static IReadOnlyList<QuestionReading> Read(Lesson lesson)
    {
        if (!File.Exists(lesson.Folders.Questions))
        {
            return [];
        }

        string text = TextFile.Read(lesson.Folders.Questions, $"the questions of lesson {lesson.Number}").ReplaceLineEndings("\n");
        return [.. Section().Matches(text).Select(section => Parse(section.Groups["heading"].Value.Trim(), section.Groups["body"].Value))];
    }

    private static QuestionReading Parse(string heading, string body)
    {
        QuestionReading Fault(string fault) => new(heading, null, fault);

        if (Heading().Match(heading) is not { Success: true } named)
        {
            return Fault("its heading should be '## 01.Q1: Title'");
        }

        if (Line().Match(body) is not { Success: true } line)
        {
            return Fault(
                "below its heading there should be 'After 01.1 · shape', with the tasks after which it makes sense, and 'shape', 'number', "
                + "'number ± 0.01' or 'one of three'");
        }

        string rest = body[(line.Index + line.Length)..];
        if (Code().Match(rest) is not { Success: true } code)
        {
            return Fault("it has no code: a block that begins with ```csharp");
        }

        string[] before = Paragraphs(rest[..code.Index]);
        var options = new List<QuestionOption>();
        foreach (string item in before.Where(IsList).SelectMany(list => Item().Matches(list)).Select(item => Unwrap(item.Groups["text"].Value)))
        {
            var option = Option().Match(item);
            options.Add(new QuestionOption(option.Groups["text"].Value, option.Groups["mistake"] is { Success: true } mistake ? mistake.Value : null));
        }

        string kind = line.Groups["kind"].Value;
        return new QuestionReading(
            heading,
            new Question(
                named.Groups["id"].Value,
                named.Groups["title"].Value,
                line.Groups["tasks"].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
                kind == "shape" ? AnswerKind.Shape : kind.StartsWith("number", StringComparison.Ordinal) ? AnswerKind.Number : AnswerKind.Choice,
                line.Groups["tolerance"] is { Success: true } tolerance ? double.Parse(tolerance.Value, CultureInfo.InvariantCulture) : 0,
                [.. before.Where(paragraph => !IsList(paragraph)).Select(Unwrap)],
                options,
                code.Groups["code"].Value.Trim(),
                Unwrap(rest[(code.Index + code.Length)..])),
            null);
    }

    private static string[] Paragraphs(string text) =>
        text.Split("\n\n", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static bool IsList(string paragraph) => paragraph.StartsWith("- ", StringComparison.Ordinal);

    private static string Unwrap(string paragraph) => WhiteSpace().Replace(paragraph, " ").Trim();

    [GeneratedRegex(@"^##[ \t]+(?<heading>[^\n]+)\n(?<body>.*?)(?=^##[ \t]|\z)", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Section();

    [GeneratedRegex(@"^(?<id>\d\d\.Q\d+):\s*(?<title>.+)$")]
    private static partial Regex Heading();

    [GeneratedRegex(
        @"\A\s*After[ \t]+(?<tasks>\d\d\.\d+(,[ \t]*\d\d\.\d+)*)[ \t]+·[ \t]+"
        + @"(?<kind>shape|number([ \t]+±[ \t]+(?<tolerance>\d+(\.\d+)?))?|one of three)[ \t]*$",
        RegexOptions.Multiline)]
    private static partial Regex Line();

    [GeneratedRegex(@"^```csharp[ \t]*\n(?<code>.*?)^```[ \t]*$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex(@"^-[ \t]+(?<text>.*?)(?=^-[ \t]|\z)", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Item();

    /// <summary>An answer, and behind a dot the mistake whose code gives it.</summary>
    [GeneratedRegex(@"^(?<text>.*?)(\s+·\s+`(?<mistake>[^`]+)`)?$")]
    private static partial Regex Option();

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}
