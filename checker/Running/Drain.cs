using System.Text;

namespace Katas.Checker.Running;

/// <summary>
/// Takes in what a child writes, so that it never waits for a reader, a piece at a time: a child may write without an end,
/// and without ever ending a line.
/// </summary>
internal static class Drain
{
    private const int Piece = 1 << 16;

    /// <summary>Reads to the end; nothing is kept.</summary>
    /// <param name="stream">What is written.</param>
    public static Task Away(Stream stream) => Read(stream, _ => { });

    /// <summary>Reads to the end; what is kept of it is the affair of the last words.</summary>
    /// <param name="stream">What is written.</param>
    /// <param name="words">Told of each piece.</param>
    public static Task Into(Stream stream, LastWords words) => Text(stream, piece => words.Add(piece));

    /// <summary>Reads to the end, as text.</summary>
    /// <param name="stream">What is written.</param>
    /// <param name="take">Told of each piece.</param>
    public static Task Text(Stream stream, Action<string> take)
    {
        var decoder = Encoding.UTF8.GetDecoder();
        char[] text = new char[Encoding.UTF8.GetMaxCharCount(Piece)];
        return Read(stream, bytes => take(new string(text, 0, decoder.GetChars(bytes.Span, text, flush: false))));
    }

    private static async Task Read(Stream stream, Action<ReadOnlyMemory<byte>> take)
    {
        byte[] piece = new byte[Piece];
        try
        {
            while (await stream.ReadAsync(piece) is > 0 and var count)
            {
                take(piece.AsMemory(0, count));
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // The child is gone, or this side has let go of it.
        }
    }
}
