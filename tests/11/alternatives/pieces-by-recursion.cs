// task:  11.3
// title: A method that calls itself for the rest
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Katas.Toolkit;

namespace Katas.Lesson11;

sealed partial class WordPieceTokenizer
{
    public IReadOnlyList<string> Cut(string word)
    {
        return word.EnumerateRunes().Count() > LongestWord ? [Unknown] : Rest(0) ?? [Unknown];

        List<string>? Rest(int start)
        {
            if (start == word.Length)
            {
                return [];
            }

            for (int end = word.Length; end > start; end--)
            {
                string piece = (start == 0 ? "" : "##") + word[start..end];
                if (_ids.ContainsKey(piece))
                {
                    return Rest(end) is { } others ? [piece, .. others] : null;
                }
            }

            return null;
        }
    }
}
