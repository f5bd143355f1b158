using System.Text.RegularExpressions;

namespace Katas.Lesson07;

/// <summary>
/// Splits a sentence into the words and punctuation marks that BLEU is computed on, whatever the model's own tokens
/// are: as NIST's mteval-v13a does, sacreBLEU's default. Post 2018, section 3: other ways give different scores.
/// </summary>
public static class Words
{
    private static readonly (Regex Where, string What)[] s_rules =
    [
        (new Regex("([{-~[-` -&(-+:-@/])"), " $1 "), // marks, other than . , - and '
        (new Regex("([^0-9])([.,])"), "$1 $2 "), // . and , unless a digit is before
        (new Regex("([.,])([^0-9])"), " $1 $2"), // or behind
        (new Regex("([0-9])(-)"), "$1 $2 "), // - after a digit
    ];

    /// <summary>The words and punctuation marks of a sentence.</summary>
    /// <param name="sentence">The sentence.</param>
    public static string[] Split(string sentence)
    {
        string plain = sentence
            .Replace("<skipped>", "")
            .Replace("-\n", "")
            .Replace('\n', ' ')
            .Replace("&quot;", "\"")
            .Replace("&amp;", "&")
            .Replace("&lt;", "<")
            .Replace("&gt;", ">");
        string spaced = s_rules.Aggregate($" {plain.TrimEnd()} ", (text, rule) => rule.Where.Replace(text, rule.What));
        return spaced.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
    }
}
