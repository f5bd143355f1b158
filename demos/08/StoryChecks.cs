using System.Text.RegularExpressions;

namespace Katas.Lesson08.Demos;

/// <summary>What can be checked by counting in a story: whether its parts agree.</summary>
internal static class StoryChecks
{
    private static readonly string[] s_numbers =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

    private static readonly Regex s_sharing = new(
        @"gave \w+ (?<all>\w+) \w+\. (?:(?:He|She) gave (?<given>\w+) of them to \w+"
        + @"|\w+ got (?<given>\w+) of the \w+),? and (?:\w+ )?kept (?<kept>\w+)\.");

    private static readonly Regex s_name = new(@"(?<![.!?""] |^|"")\b[A-Z][a-z]+\b"); // not the first word of a sentence

    /// <summary>Whether each quote that opens closes.</summary>
    public static bool QuotesClose(string story) => story.Count(letter => letter == '"') % 2 == 0;

    /// <summary>Whether it is about two people from beginning to end.</summary>
    public static bool TwoPeople(string story) =>
        s_name.Matches(story).Select(match => match.Value).Distinct().Count() == 2;

    /// <summary>Whether what is given away and what is kept is what there was; null if nothing is shared out.</summary>
    public static bool? AddsUp(string story)
    {
        var match = s_sharing.Match(story);
        return match.Success ? Number("given") + Number("kept") == Number("all") : null;

        int Number(string group) => Array.IndexOf(s_numbers, match.Groups[group].Value) + 1;
    }
}
