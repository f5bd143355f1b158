// task:  11.2
// title: Accents are kept
// hint:  A letter and its accent are one character until they are taken apart; only then is there a mark to drop.
// source: dotnet/machinelearning #7728: with the invariant culture nothing is decomposed, and accents stay
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
        foreach (var character in text.EnumerateRunes().Where(each => !IsDropped(each)))
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
