// task:   08.1
// title:  right: a scanner over runes, no regex
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
        var found = new List<string>();
        bool free = true; // the next token needs no joiner
        for (int at = 0; at < sentence.Length;)
        {
            if (char.IsWhiteSpace(sentence[at]))
            {
                at++;
                free = true;
                continue;
            }

            int size = Inside(sentence, at) ? WordLength(sentence, at) : char.IsSurrogatePair(sentence, at) ? 2 : 1;
            int elision = Inside(sentence, at) ? ElisionLength(sentence, at) : 0;
            size = elision > 0 ? elision : size;
            string token = sentence.Substring(at, size);
            found.Add(free || found.Count == 0 ? token : $"{Joiner}{token}");
            free = elision > 0;
            at += size;
        }

        return found.ToArray();
    }

    private static bool Inside(string text, int at) =>
        at >= 0 && at < text.Length && (char.IsLetter(text[at]) || char.IsDigit(text[at])
            || char.GetUnicodeCategory(text[at]) is System.Globalization.UnicodeCategory.NonSpacingMark
                or System.Globalization.UnicodeCategory.SpacingCombiningMark
                or System.Globalization.UnicodeCategory.EnclosingMark);

    private static bool Bridge(string text, int at) => Inside(text, at - 1) && Inside(text, at + 1) && text[at] switch
    {
        '\'' or '’' or '-' => true,
        '.' or ',' => char.IsDigit(text[at - 1]) && char.IsDigit(text[at + 1]),
        _ => false,
    };

    private static int WordLength(string text, int start)
    {
        int end = start + 1;
        while (end < text.Length && (Inside(text, end) || Bridge(text, end)))
        {
            end++;
        }

        return end - start;
    }

    private static int ElisionLength(string text, int start)
    {
        foreach (string word in Elided)
        {
            int mark = start + word.Length;
            if (mark + 1 < text.Length && (text[mark] is '\'' or '’') && Inside(text, mark + 1)
                && string.Compare(text, start, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0)
            {
                return word.Length + 1;
            }
        }

        return 0;
    }
}
