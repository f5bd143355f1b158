// task:   11.2
// title:  cuts at spaces first, so that line breaks are controls that vanish
// expect: Your line breaks and tabs are control characters and vanish, so that the words beside them become one. They
//         are spaces; only other controls are dropped.
// hears:  line-breaks-dropped
// source: dotnet/machinelearning #7724: words separated only by a line break or a tab are merged
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Katas.Toolkit;

namespace Katas.Lesson11;

sealed partial class WordPieceTokenizer
{
    public static IReadOnlyList<string> Words(string text)
    {
        List<string> words = [];
        foreach (string part in Accents.Decompose(text).Split(' '))
        {
            var word = new StringBuilder();
            foreach (var rune in part.EnumerateRunes())
            {
                if (IsDropped(rune) || Rune.IsControl(rune))
                {
                    continue;
                }

                bool alone = Rune.IsPunctuation(rune) || (rune.IsAscii && Rune.IsSymbol(rune)) || Ideographs.Contains(rune);
                if (alone || Rune.IsWhiteSpace(rune))
                {
                    if (word.Length > 0)
                    {
                        words.Add(word.ToString());
                        word.Clear();
                    }

                    if (alone)
                    {
                        words.Add(rune.ToString());
                    }
                }
                else
                {
                    word.Append(Rune.ToLowerInvariant(rune));
                }
            }

            if (word.Length > 0)
            {
                words.Add(word.ToString());
            }
        }

        return words;
    }
}
