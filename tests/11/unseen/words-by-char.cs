// task:   11.2
// title:  goes by chars, so that a Chinese character beyond the first 65,536 is none
// expect: You go by chars. 𠀀 is two of them, neither of which is an ideograph; enumerate runes.
// hears:  WordPieceTokenizerTests.Chinese_characters_stand_by_themselves_and_kana_do_not
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
        string word = "";
        foreach (char letter in Accents.Decompose(text))
        {
            if (Rune.TryCreate(letter, out var rune) && IsDropped(rune))
            {
                continue;
            }

            bool alone = char.IsPunctuation(letter) || (char.IsAscii(letter) && char.IsSymbol(letter))
                || (!char.IsSurrogate(letter) && Ideographs.Contains(new Rune(letter)));
            if (char.IsWhiteSpace(letter) || alone)
            {
                if (word != "")
                {
                    words.Add(word);
                }

                word = "";
                if (alone)
                {
                    words.Add(letter.ToString());
                }
            }
            else
            {
                word += char.ToLowerInvariant(letter);
            }
        }

        return word == "" ? words : [.. words, word];
    }
}
