// task:  11.2
// title: Line breaks and tabs are dropped
// hint:  They are control characters, and count as spaces all the same: what stands beside them is two words.
// source: dotnet/machinelearning #7724: words with a line break between them become one
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
        foreach (var character in Accents.Decompose(text).EnumerateRunes().Where(each => !IsDropped(each) && !Rune.IsControl(each)))
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
