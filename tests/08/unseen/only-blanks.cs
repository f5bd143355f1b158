// task:   08.1
// title:  takes only U+0020 for a space; and combining marks for no part of a word
// expect: Tabs, no-break spaces and the like are spaces, too, and never tokens: you cut at ' ' alone. And a word may
//         hold combining marks, which IsLetterOrDigit does not know: a decomposed é falls apart.
// hears:  accents-cut-off
// faults: 2
using Katas.Toolkit;

namespace Katas.Lesson08;

sealed partial class WordTokenizer
{
    public static string[] Split(string sentence)
    {
        var tokens = new List<string>();
        foreach (string chunk in sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            bool free = true; // whether the next token needs no joiner
            int start = 0;
            while (start < chunk.Length)
            {
                int end = End(chunk, start);
                string token = chunk[start..end];
                tokens.Add(free ? token : Joiner + token);
                free = token.Length > 1 && IsApostrophe(token[^1]);
                start = end;
            }
        }

        return tokens.ToArray();

        // Where the token that starts here ends.
        static int End(string text, int start)
        {
            int end = start + Width(text, start);
            if (!char.IsLetterOrDigit(text, start))
            {
                return end;
            }

            int last = start;
            while (end < text.Length)
            {
                if (char.IsLetterOrDigit(text, end))
                {
                    last = end;
                    end += Width(text, end);
                    continue;
                }

                if (end + 1 == text.Length || !char.IsLetterOrDigit(text, end + 1))
                {
                    break;
                }

                if (IsApostrophe(text[end]) && Elided.Contains(text[start..end].ToLowerInvariant()))
                {
                    return end + 1;
                }

                bool isNumber = char.IsDigit(text, last) && char.IsDigit(text, end + 1);
                bool inside = IsApostrophe(text[end]) || text[end] == '-' || (isNumber && text[end] is ('.' or ','));
                if (!inside)
                {
                    break;
                }

                end++;
            }

            return end;
        }

        static int Width(string text, int at) => char.IsSurrogatePair(text, at) ? 2 : 1;

        static bool IsApostrophe(char letter) => letter is '\'' or '’';
    }
}
