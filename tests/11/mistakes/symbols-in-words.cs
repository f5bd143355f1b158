// task:  11.2
// title: ASCII symbols stay in the words
// hint:  Unicode calls $ + < = > ^ ` | ~ symbols, and not punctuation. BERT counts all ASCII that is neither letter
//        nor digit as punctuation.
// source: dotnet/machinelearning #7725: nine ASCII characters that Unicode calls symbols
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
            else if (Rune.IsPunctuation(character)
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
