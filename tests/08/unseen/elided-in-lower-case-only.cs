// task:   08.1
// title:  an elided word at the start of a sentence, in capitals, is not found
// expect: L'homme begins with an elided word too: compare without regard to case.
// hears:  capitals-not-elided
// faults: 1
using System.Text;
using System.Text.RegularExpressions;
using Katas.Toolkit;

namespace Katas.Lesson08;

sealed partial class WordTokenizer
{
    public static string[] Split(string sentence)
    {
        var tokens = new List<string>();
        int i = 0;
        bool blank = true, elided = false;
        while (i < sentence.Length)
        {
            if (char.IsWhiteSpace(sentence[i]))
            {
                (blank, elided) = (true, false);
                i++;
                continue;
            }

            int start = i;
            bool isElided = false;
            if (IsWord(sentence[i]))
            {
                i++;
                while (i < sentence.Length)
                {
                    if (IsWord(sentence[i]))
                    {
                        i++;
                    }
                    else if (i + 1 < sentence.Length && (sentence[i] is '\'' or '’') && IsWord(sentence[i + 1]))
                    {
                        if (Elided.Contains(sentence[start..i]))
                        {
                            isElided = true;
                            i++;
                            break;
                        }

                        i++;
                    }
                    else if (i + 1 < sentence.Length && sentence[i] == '-' && IsWord(sentence[i + 1]))
                    {
                        i++;
                    }
                    else if (i + 1 < sentence.Length && (sentence[i] is '.' or ',') && char.IsDigit(sentence[i - 1])
                        && char.IsDigit(sentence[i + 1]))
                    {
                        i++;
                    }
                    else
                    {
                        break;
                    }
                }
            }
            else
            {
                i += char.IsSurrogatePair(sentence, i) ? 2 : 1;
            }

            string token = sentence[start..i];
            tokens.Add(blank || elided || tokens.Count == 0 ? token : Joiner + token);
            (blank, elided) = (false, isElided);
        }

        return [.. tokens];
    }

    private static bool IsWord(char c) => char.IsLetter(c) || char.IsDigit(c)
        || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark
            or System.Globalization.UnicodeCategory.SpacingCombiningMark
            or System.Globalization.UnicodeCategory.EnclosingMark;
}
