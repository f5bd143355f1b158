// task:  08.1
// title: An underscore is taken for a letter
// hint:  The short form for word characters in regular expressions has the underscore among them. Letters, combining
//        marks and digits are asked for.
using System.Text.RegularExpressions;

namespace Katas.Lesson08;

sealed partial class WordTokenizer
{
    private static readonly Regex s_pattern = new(
        $$"""
        (?<elided> (?:{{string.Join('|', Elided)}}) ['’] (?=\p{L}) )
        | [_\p{L}\p{M}\p{Nd}]+ (?: (?: ['’-] | (?<=\p{Nd})[.,](?=\p{Nd}) ) [_\p{L}\p{M}\p{Nd}]+ )*
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
