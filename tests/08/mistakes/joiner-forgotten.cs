// task:  08.1
// title: No token says that no space comes before it
// hint:  Without the joiner nobody can tell how the sentence was written. Look at where a token starts, and where the
//        one before it ended.
using System.Text.RegularExpressions;

namespace Katas.Lesson08;

sealed partial class WordTokenizer
{
    private static readonly Regex s_pattern = new(
        $$"""
        (?: (?:{{string.Join('|', Elided)}}) ['’] (?=\p{L}) )
        | [\p{L}\p{M}\p{Nd}]+ (?: (?: ['’-] | (?<=\p{Nd})[.,](?=\p{Nd}) ) [\p{L}\p{M}\p{Nd}]+ )*
        | [\uD800-\uDBFF][\uDC00-\uDFFF]
        | \S
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static string[] Split(string sentence) => [.. s_pattern.Matches(sentence).Select(match => match.Value)];
}
