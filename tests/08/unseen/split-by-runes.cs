// task:   08.1
// title:  right by the text: letters beyond the first 65,536 characters are letters as well (Rune.IsLetter)
// expect: Nothing: it is right.
// hears:  passes
// faults: 0
using System.Text;
using System.Text.RegularExpressions;
using Katas.Toolkit;

namespace Katas.Lesson08;

sealed partial class WordTokenizer
{
    public static string[] Split(string sentence)
    {
        var runes = sentence.EnumerateRunes().Select(r => r.ToString()).ToArray();
        var tokens = new List<string>();
        bool glued = false;
        for (int i = 0; i < runes.Length;)
        {
            if (Rune.IsWhiteSpace(runes[i].EnumerateRunes().First()))
            {
                glued = false;
                i++;
                continue;
            }

            int end = i + 1;
            bool elided = false;
            if (Solid(i))
            {
                int quote = i;
                while (Solid(quote))
                {
                    quote++;
                }

                elided = quote < runes.Length && (runes[quote] is "'" or "’") && Letter(quote + 1)
                    && Elided.Contains(string.Concat(runes[i..quote]), StringComparer.OrdinalIgnoreCase);
                if (elided)
                {
                    end = quote + 1;
                }

                while (!elided && (Solid(end) || (Solid(end - 1) && Solid(end + 1) && Links(end))))
                {
                    end++;
                }
            }

            tokens.Add((glued ? Joiner.ToString() : "") + string.Concat(runes[i..end]));
            glued = !elided;
            i = end;
        }

        return [.. tokens];

        bool Is(int at, Func<Rune, bool> kind) => at >= 0 && at < runes.Length && kind(runes[at].EnumerateRunes().First());
        bool Letter(int at) => Is(at, Rune.IsLetter);
        bool Solid(int at) => Is(at, r => Rune.IsLetter(r) || Rune.IsDigit(r) || Rune.GetUnicodeCategory(r) is
            System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.EnclosingMark
            or System.Globalization.UnicodeCategory.SpacingCombiningMark);
        bool Links(int at) => runes[at] switch
        {
            "'" or "’" or "-" => true,
            "." or "," => Is(at - 1, Rune.IsDigit) && Is(at + 1, Rune.IsDigit),
            _ => false,
        };
    }
}
