using System.Text;

namespace Katas.Checker.Trying.Editing;

/// <summary>Reads keys, and tells pasted text from typed text where the terminal marks it ("bracketed paste").</summary>
internal sealed class KeyReader(IKeys keys)
{
    private const string PasteStart = "[200~";
    private const string PasteEnd = "\u001b[201~";

    private readonly Queue<ConsoleKeyInfo> ahead = new();

    /// <summary>Whether something is waiting to be read.</summary>
    public bool AreWaiting => ahead.Count > 0 || keys.AreWaiting;

    public Stroke Next()
    {
        if (ahead.TryDequeue(out var kept))
        {
            return new Stroke(kept, null);
        }

        var key = keys.Next();
        if (key.Key != ConsoleKey.Escape || !keys.AreWaiting)
        {
            return new Stroke(key, null);
        }

        // The runtime does not know this sequence, and hands it over key by key.
        foreach (char expected in PasteStart)
        {
            var next = keys.Next();
            ahead.Enqueue(next);
            if (next.KeyChar != expected)
            {
                return new Stroke(key, null);
            }
        }

        ahead.Clear();
        return new Stroke(key, ReadPasted());
    }

    private string ReadPasted()
    {
        var text = new StringBuilder();
        while (!EndsWith(text, PasteEnd))
        {
            char character = keys.Next().KeyChar;
            text.Append(character == '\r' ? '\n' : character);
        }

        return text.ToString(0, text.Length - PasteEnd.Length);
    }

    private static bool EndsWith(StringBuilder text, string end) =>
        text.Length >= end.Length && text.ToString(text.Length - end.Length, end.Length) == end;
}
