using System.Text.RegularExpressions;

namespace Katas.Lesson08;

/// <summary>
/// Cuts a text into pieces, of about a word each, with the space before it. Symbols are merged within a piece and never
/// across, so that <c>dog.</c>, <c>dog!</c> and <c>dog?</c> share a token. The pattern is that of GPT-2.
/// </summary>
public static class Pieces
{
    private static readonly Regex s_piece = new(
        @"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+", RegexOptions.CultureInvariant);

    /// <summary>The pieces of a text. Put together, they are the text: nothing is lost.</summary>
    /// <param name="text">The text.</param>
    public static IEnumerable<string> Of(string text) => s_piece.Matches(text).Select(match => match.Value);

    /// <summary>How often each piece occurs, written in the <see cref="ByteAlphabet"/>.</summary>
    /// <param name="texts">The texts, enumerated once.</param>
    public static Dictionary<string, long> Count(IEnumerable<string> texts)
    {
        var counts = new Dictionary<string, long>();
        foreach (string piece in texts.SelectMany(Of))
        {
            counts[piece] = counts.GetValueOrDefault(piece) + 1;
        }

        return counts.ToDictionary(pair => ByteAlphabet.Write(pair.Key), pair => pair.Value);
    }
}
