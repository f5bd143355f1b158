// task:  11.3
// title: The limit of 100 counts chars
// hint:  An emoji is two of .NET's char, and one character: count runes.
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Katas.Toolkit;

namespace Katas.Lesson11;

sealed partial class WordPieceTokenizer
{
    public IReadOnlyList<string> Cut(string word)
    {
        if (word.Length > LongestWord)
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

            pieces.Add(mark + word[start..end]);
            start = end;
        }

        return pieces;
    }
}
