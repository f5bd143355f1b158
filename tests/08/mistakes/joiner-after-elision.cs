// task:  08.1
// title: The word behind an elided one is given a joiner
// hint:  An elided word is always written together with the one behind it. Nothing has to be said there, and homme
//        stays the same token as elsewhere.
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
        int end = 0;
        foreach (Match match in s_pattern.Matches(sentence))
        {
            bool joined = tokens.Count > 0 && match.Index == end;
            tokens.Add(joined ? Joiner + match.Value : match.Value);
            end = match.Index + match.Length;
        }

        return [.. tokens];
    }
}
