// task:  11.3
// title: The shortest piece is taken
// hint:  Try the longest first: begin with the end at the end of the word, and go back.
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
            int end = start + 1;
            while (end <= word.Length && !_ids.ContainsKey(mark + word[start..end]))
            {
                end++;
            }

            if (end > word.Length)
            {
                return [Unknown];
            }

            pieces.Add(mark + word[start..end]);
            start = end;
        }

        return pieces;
    }
}
