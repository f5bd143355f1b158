// task:  11.3
// title: Words of any length are cut
// hint:  A word of more than 100 characters is unknown.
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Katas.Toolkit;

namespace Katas.Lesson11;

sealed partial class WordPieceTokenizer
{
    public IReadOnlyList<string> Cut(string word)
    {
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
