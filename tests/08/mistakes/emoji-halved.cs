// task:  08.1
// title: A surrogate pair is cut into two tokens
// hint:  Characters beyond the first 65,536 take two chars. Half of one is nothing that could be written.
using System.Text.RegularExpressions;

namespace Katas.Lesson08;

sealed partial class WordTokenizer
{
    private static readonly Regex s_pattern = new(
        $$"""
        (?<elided> (?:{{string.Join('|', Elided)}}) ['’] (?=\p{L}) )
        | [\p{L}\p{M}\p{Nd}]+ (?: (?: ['’-] | (?<=\p{Nd})[.,](?=\p{Nd}) ) [\p{L}\p{M}\p{Nd}]+ )*
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
