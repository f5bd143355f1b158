// task:  08.1
// title: Marks side by side are one token
// hint:  Each mark is a token by itself: otherwise every combination of them needs an id of its own.
using System.Text.RegularExpressions;

namespace Katas.Lesson08;

sealed partial class WordTokenizer
{
    private static readonly Regex s_pattern = new(
        $$"""
        (?<elided> (?:{{string.Join('|', Elided)}}) ['’] (?=\p{L}) )
        | [\p{L}\p{M}\p{Nd}]+ (?: (?: ['’-] | (?<=\p{Nd})[.,](?=\p{Nd}) ) [\p{L}\p{M}\p{Nd}]+ )*
        | [^\s\p{L}\p{M}\p{Nd}]+
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
