// task:  11.2
// title: A character that is dropped ends the word
// hint:  What is dropped is as if it had never been there: a zero-width joiner does not cut a word in two.
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
        foreach (var character in Accents.Decompose(text).EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(character) || IsDropped(character))
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
