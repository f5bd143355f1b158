// task:  08.1
// title: Blanks first, then each run by a pattern
using System.Text.RegularExpressions;

namespace Katas.Lesson08;

sealed partial class WordTokenizer
{
    public static string[] Split(string sentence)
    {
        var pattern = new Regex(
            $@"^((?<e>({string.Join('|', Elided)})['’])(?=\p{{L}})"
            + @"|[\p{L}\p{M}\p{Nd}]+((['’-]|(?<=\p{Nd})[.,](?=\p{Nd}))[\p{L}\p{M}\p{Nd}]+)*"
            + @"|[\uD800-\uDBFF][\uDC00-\uDFFF]|.)",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline);
        var tokens = new List<string>();
        foreach (string run in sentence.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            string rest = run;
            bool joined = false;
            while (rest.Length > 0)
            {
                var match = pattern.Match(rest);
                tokens.Add((joined ? $"{Joiner}" : "") + match.Value);
                joined = !match.Groups["e"].Success;
                rest = rest[match.Length..];
            }
        }

        return tokens.ToArray();
    }
}
