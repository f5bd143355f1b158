// task:  08.1
// title: The first token is given a joiner
// hint:  Nothing stands before the first token of a sentence, and so no space is missing.
using System.Text.RegularExpressions;

namespace Katas.Lesson08;

sealed partial class WordTokenizer
{
    private static readonly Regex s_pattern = new(
        $$"""
        (?<elided> (?:{{string.Join('|', Elided)}}) ['’] (?=\p{L}) )
        | [\p{L}\p{M}\p{Nd}]+ (?: (?: ['’-] | (?<=\p{Nd})[.,](?=\p{Nd}) ) [\p{L}\p{M}\p{Nd}]+ )*
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
            bool joined = match.Index == end && !glued;
            tokens.Add(joined ? Joiner + match.Value : match.Value);
            (glued, end) = (match.Groups["elided"].Success, match.Index + match.Length);
        }

        return [.. tokens];
    }
}
