// task:  11.2
// title: The last word is lost
// hint:  A word that the text ends in is still open behind the loop.
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
        var word = new StringBuilder();
        foreach (var character in Accents.Decompose(text).EnumerateRunes().Where(each => !IsDropped(each)))
        {
            if (Rune.IsWhiteSpace(character))
            {
                EndWord();
            }
            else if (Rune.IsPunctuation(character) || (character.IsAscii && Rune.IsSymbol(character))
                || Ideographs.Contains(character))
            {
                EndWord();
                words.Add(character.ToString());
            }
            else
            {
                word.Append(Rune.ToLowerInvariant(character));
            }
        }

        return words;

        void EndWord()
        {
            if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }
    }
}
