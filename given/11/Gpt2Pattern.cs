using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Katas.Lesson11;

/// <summary>
/// Cuts a text into pieces by GPT-2's pattern, as lesson 08 does; but there a letter beyond the first 65,536 characters
/// is two of .NET's, and neither is a letter. Here it is one.
/// </summary>
public static class Gpt2Pattern
{
    private static readonly Regex s_piece = new(
        @"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+", RegexOptions.CultureInvariant);

    /// <summary>The pieces of a text. Put together, they are the text: nothing is lost.</summary>
    /// <param name="text">The text.</param>
    public static IEnumerable<string> Of(string text) =>
        s_piece.Matches(StandIns(text)).Select(match => text.Substring(match.Index, match.Length));

    /// <summary>Whether a character is a number, of any script: a digit, a fraction, a Roman numeral.</summary>
    /// <param name="character">The character.</param>
    public static bool IsNumber(Rune character) => Rune.GetUnicodeCategory(character)
        is UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;

    /// <summary>The text, each pair of surrogates replaced by two characters of the kind that it is.</summary>
    private static string StandIns(string text)
    {
        if (!text.Any(char.IsSurrogate))
        {
            return text;
        }

        var builder = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length;)
        {
            var status = Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out int length);
            builder.Append(
                status != OperationStatus.Done ? "\uFFFD"
                : length == 1 ? rune.ToString()
                : Rune.IsLetter(rune) ? "xx"
                : IsNumber(rune) ? "00"
                : "--");
            i += length;
        }

        return builder.ToString();
    }
}
