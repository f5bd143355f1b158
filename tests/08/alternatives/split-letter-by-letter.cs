// task:  08.1
// title: Letter by letter, without a pattern

namespace Katas.Lesson08;

sealed partial class WordTokenizer
{
    public static string[] Split(string sentence)
    {
        var tokens = new List<string>();
        bool joined = false;
        for (int start = 0; start < sentence.Length;)
        {
            if (char.IsWhiteSpace(sentence[start]))
            {
                joined = false;
                start++;
                continue;
            }

            int end = End(sentence, start);
            string token = sentence[start..end];
            tokens.Add(joined ? Joiner + token : token);
            joined = !(token.Length > 1 && IsApostrophe(token[^1]));
            start = end;
        }

        return [.. tokens];
    }

    private static int End(string sentence, int start)
    {
        if (!IsInWord(sentence, start))
        {
            return start + (char.IsSurrogatePair(sentence, start) ? 2 : 1);
        }

        int end = start;
        while (IsInWord(sentence, end)
            || (end > start && IsInWord(sentence, end + 1) && IsInWord(sentence, end - 1) && Connects(sentence, end)))
        {
            if (end > start && IsApostrophe(sentence[end]) && char.IsLetter(sentence, end + 1)
                && Elided.Contains(sentence[start..end].ToLowerInvariant()))
            {
                return end + 1;
            }

            end++;
        }

        return end;
    }

    private static bool Connects(string sentence, int place) => sentence[place] switch
    {
        '-' or '\'' or '’' => true,
        '.' or ',' => char.IsDigit(sentence[place - 1]) && char.IsDigit(sentence[place + 1]),
        _ => false,
    };

    private static bool IsApostrophe(char letter) => letter is '\'' or '’';

    private static bool IsInWord(string sentence, int place) =>
        place < sentence.Length
        && !char.IsSurrogate(sentence[place])
        && (char.IsLetterOrDigit(sentence[place])
            || char.GetUnicodeCategory(sentence[place]) is System.Globalization.UnicodeCategory.NonSpacingMark
                or System.Globalization.UnicodeCategory.SpacingCombiningMark
                or System.Globalization.UnicodeCategory.EnclosingMark);
}
