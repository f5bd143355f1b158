// task:  11.3
// title: Shorter pieces are tried where the rest has none
// hint:  WordPiece never goes back: if the rest has no piece, the word is unknown.
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Katas.Toolkit;

namespace Katas.Lesson11;

sealed partial class WordPieceTokenizer
{
    public IReadOnlyList<string> Cut(string word)
    {
        return word.EnumerateRunes().Count() > LongestWord ? [Unknown] : Rest(word, "") ?? [Unknown];

        List<string>? Rest(string rest, string mark)
        {
            if (rest.Length == 0)
            {
                return [];
            }

            for (int length = rest.Length; length > 0; length--)
            {
                if (_ids.ContainsKey(mark + rest[..length]) && Rest(rest[length..], "##") is { } others)
                {
                    return [mark + rest[..length], .. others];
                }
            }

            return null;
        }
    }
}
