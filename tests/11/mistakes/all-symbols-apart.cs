// task:  11.2
// title: All symbols stand by themselves
// hint:  Beyond ASCII, symbols belong to the word that they stand in, emoji and € included.
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
            else if (Rune.IsPunctuation(character) || Rune.IsSymbol(character)
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

        EndWord();
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
