// task:   11.3
// title:  goes back to a shorter piece where the rest has none
// expect: You try shorter beginnings where the rest has no piece. WordPiece never goes back: the word is unknown
//         then.
// hears:  goes-back-to-shorter-pieces
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
            if (rest == "")
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
