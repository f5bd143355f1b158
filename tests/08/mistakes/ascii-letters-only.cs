// task:  08.1
// title: Only A to Z are taken for letters
// hint:  Letters are those of all scripts, accents included; an é may not cut a word.
using System.Text.RegularExpressions;

namespace Katas.Lesson08;

sealed partial class WordTokenizer
{
    private static readonly Regex s_pattern = new(
        $$"""
        (?<elided> (?:{{string.Join('|', Elided)}}) ['’] (?=[a-z]) )
        | [a-z0-9]+ (?: (?: ['’-] | (?<=[0-9])[.,](?=[0-9]) ) [a-z0-9]+ )*
        | [\uD800-\uDBFF][\uDC00-\uDFFF]
        | \S
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static string[] Split(string sentence)
    {
        var tokens = new List<string>();
        bool glued = false;
        int end = 0;
        foreach (Match match in s_pattern.Matches(sentence))
        {
            bool joined = tokens.Count > 0 && match.Index == end && !glued;
            tokens.Add(joined ? Joiner + match.Value : match.Value);
            (glued, end) = (match.Groups["elided"].Success, match.Index + match.Length);
        }

        return [.. tokens];
    }
}
