using System.Text.RegularExpressions;

namespace Katas.Checker.Book;

/// <summary>
/// The header below a title, before the text: <c>Needs: 01, 02 · Demo needs: 08 · Optional: yes · Part: 2</c>, on one line or several.
/// docs/adding-a-lesson.md describes it.
/// </summary>
/// <param name="Needs">The lessons that it builds on directly.</param>
/// <param name="DemoNeeds">The lessons that its demonstration uses beyond these.</param>
/// <param name="IsOptional">Whether it is counted apart.</param>
/// <param name="Part">The part of the book.</param>
/// <param name="Shows">The lessons whose demonstrations a capstone, or a lesson's own, takes files from.</param>
internal sealed partial record LessonHeader(
    IReadOnlyList<string> Needs, IReadOnlyList<string> DemoNeeds, bool IsOptional, int Part, IReadOnlyList<string> Shows)
{
    private const string NeedsKey = "Needs";
    private const string DemoNeedsKey = "Demo needs";
    private const string OptionalKey = "Optional";
    private const string PartKey = "Part";
    private const string ShowsKey = "Demos";

    /// <summary>Reads the header of a README.</summary>
    /// <param name="path">The README, for messages.</param>
    /// <param name="text">Its text.</param>
    /// <param name="own">The number of the lesson that it is about; null for a capstone.</param>
    /// <param name="numbers">The numbers of all lessons.</param>
    /// <exception cref="CheckerException">A line is malformed.</exception>
    public static LessonHeader Read(string path, string text, string? own, IReadOnlyList<string> numbers)
    {
        var fields = Fields(path, text);

        IReadOnlyList<string> Lessons(string key) => fields.TryGetValue(key, out string? list) && list.Length > 0
            ? [.. list.Split(',', StringSplitOptions.TrimEntries).Select(number => Known(path, key, number, own, numbers))]
            : [];

        return new LessonHeader(
            Lessons(NeedsKey),
            Lessons(DemoNeedsKey),
            fields.GetValueOrDefault(OptionalKey, "no") switch
            {
                "yes" => true,
                "no" => false,
                var other => throw Wrong(path, $"'{OptionalKey}: {other}'", $"'{OptionalKey}: yes' or no such line"),
            },
            fields.GetValueOrDefault(PartKey, "1") is var part && int.TryParse(part, out int number) && number > 0
                ? number
                : throw Wrong(path, $"'{PartKey}: {part}'", $"the number of a part, as in '{PartKey}: 2'"),
            Lessons(ShowsKey));
    }

    private static Dictionary<string, string> Fields(string path, string text)
    {
        var fields = new Dictionary<string, string>();
        var items = text.Split('\n').Skip(1)
            .SkipWhile(string.IsNullOrWhiteSpace)
            .TakeWhile(line => Item().IsMatch(line))
            .SelectMany(line => line.Split('·', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        foreach (string item in items)
        {
            var match = Item().Match(item);
            if (!match.Success || !fields.TryAdd(match.Groups["key"].Value, match.Groups["value"].Value.Trim()))
            {
                throw Wrong(
                    path,
                    $"'{item}'",
                    match.Success ? "each of these once" : $"'{NeedsKey}: 01, 02', '{DemoNeedsKey}: 08', '{OptionalKey}: yes' or '{PartKey}: 2'");
            }
        }

        return fields;
    }

    private static string Known(string path, string key, string number, string? own, IReadOnlyList<string> numbers) =>
        !LessonNumber().IsMatch(number)
            ? throw Wrong(path, $"'{key}: … {number}'", $"lessons as two digits, with commas between them: '{key}: 01, 02'")
            : number == own
                ? throw new CheckerException($"{path} says '{key}: {number}', and that is the lesson itself.")
                : numbers.Contains(number)
                    ? number
                    : throw new CheckerException(
                        $"{path} says '{key}: {number}', and there is no lesson {number}. The lessons here are {string.Join(", ", numbers)}.");

    private static CheckerException Wrong(string path, string seen, string expected) =>
        new($"{path} says {seen} below its title; expected {expected}.");

    [GeneratedRegex(@"^(?<key>Needs|Demo needs|Optional|Part|Demos):(?<value>.*)$")]
    private static partial Regex Item();

    [GeneratedRegex(@"^\d\d$")]
    private static partial Regex LessonNumber();
}
