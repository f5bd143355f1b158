// task:  11.3
// title: Only the rest becomes unknown
// hint:  WordPiece gives up the whole word if any rest has no piece.
// source: google-research/bert #763: un is known, so why is the whole word [UNK]?
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Katas.Toolkit;

namespace Katas.Lesson11;

sealed partial class WordPieceTokenizer
{
    public IReadOnlyList<string> Cut(string word)
    {
        if (word.EnumerateRunes().Count() > LongestWord)
        {
            return [Unknown];
        }

        List<string> pieces = [];
        for (int start = 0; start < word.Length;)
        {
            string mark = start > 0 ? "##" : "";
            int end = word.Length;
            while (end > start && !_ids.ContainsKey(mark + word[start..end]))
            {
                end--;
            }

            if (end == start)
            {
                return [.. pieces, Unknown];
            }

            pieces.Add(mark + word[start..end]);
            start = end;
        }

        return pieces;
    }
}
