// task:  11.2
// title: Spaces put around what stands alone
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Katas.Toolkit;

namespace Katas.Lesson11;

sealed partial class WordPieceTokenizer
{
    public static IReadOnlyList<string> Words(string text)
    {
        var spaced = new StringBuilder();
        foreach (var character in Accents.Decompose(text).EnumerateRunes().Where(each => !IsDropped(each)))
        {
            bool alone = Ideographs.Contains(character) || Rune.IsPunctuation(character)
                || (character.IsAscii && !Rune.IsLetterOrDigit(character) && !Rune.IsWhiteSpace(character));
            spaced.Append(
                Rune.IsWhiteSpace(character) ? " " : alone ? $" {character} " : Rune.ToLowerInvariant(character).ToString());
        }

        return spaced.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }
}
