// task:   11.3
// title:  puts [UNK] for a character that fits nothing, and goes on
// expect: You give up one character and go on. WordPiece gives up the whole word.
// hears:  WordPieceTokenizerTests.A_word_is_given_up_if_any_of_its_rest_has_no_piece
// source: google-research/bert #763: why a word is unknown although its beginning is in the vocabulary
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Katas.Toolkit;

namespace Katas.Lesson11;

sealed partial class WordPieceTokenizer
{
    public IReadOnlyList<string> Cut(string word)
    {
        if (word.EnumerateRunes().Count() > 100)
        {
            return ["[UNK]"];
        }

        List<string> pieces = [];
        while (word.Length > 0)
        {
            int length = word.Length;
            string mark = pieces.Count > 0 ? "##" : "";
            while (length > 0 && !_ids.ContainsKey(mark + word[..length]))
            {
                length--;
            }

            pieces.Add(length == 0 ? Unknown : mark + word[..length]);
            word = word[Math.Max(length, 1)..];
        }

        return pieces;
    }
}
