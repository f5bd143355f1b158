// task:  11.3
// title: Pieces within a word are looked up without ##
// hint:  A piece that goes on within a word has ## in front of it in the vocabulary.
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
            string mark = "";
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
