using System.Text;

namespace Katas.Checker.Keeping;

/// <summary>
/// A file's text in a form in which a part can be exchanged while every other byte stays: byte order mark, line endings, and bytes that are
/// not text in its encoding.
/// </summary>
internal sealed class LearnerText
{
    private readonly byte[] mark;
    private readonly Encoding encoding;

    private LearnerText(byte[] mark, Encoding encoding, byte[] rest)
    {
        this.mark = mark;
        this.encoding = encoding;
        Text = encoding.GetString(rest);
    }

    public string Text { get; }

    /// <summary>The file's line ending.</summary>
    public string NewLine => Text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";

    public static LearnerText Decode(byte[] bytes)
    {
        Encoding[] marked = [new UTF8Encoding(true, true), new UnicodeEncoding(false, true, true), new UnicodeEncoding(true, true, true)];
        var encoding = Array.Find(marked, candidate => bytes.AsSpan().StartsWith(candidate.Preamble)) ?? new UTF8Encoding(false, true);
        byte[] rest = bytes[encoding.Preamble.Length..];
        try
        {
            return new LearnerText([.. encoding.Preamble], encoding, rest);
        }
        catch (DecoderFallbackException)
        {
            // In Latin-1 a byte is a character, whatever it was meant to be, and C#'s own characters are themselves.
            return new LearnerText([], Encoding.Latin1, bytes);
        }
    }

    /// <summary>The file's bytes with a part of the text exchanged; the new part gets the file's line endings.</summary>
    public byte[] Replace(int start, int length, string part)
    {
        var partEncoding = encoding is UnicodeEncoding ? encoding : Encoding.UTF8;
        return
        [
            .. mark,
            .. encoding.GetBytes(Text[..start]),
            .. partEncoding.GetBytes(part.ReplaceLineEndings(NewLine)),
            .. encoding.GetBytes(Text[(start + length)..]),
        ];
    }
}
