// task:  11.3
// title: The ## is left out of the pieces
// hint:  The piece is what stands in the vocabulary, with its ##: ids are looked up by it.
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
                return [Unknown];
            }

            pieces.Add(word[start..end]);
            start = end;
        }

        return pieces;
    }
}
