using System.Text;

namespace Katas.Checker.Running;

/// <summary>The child's error output before it died, and what that says about the reason.</summary>
internal sealed class LastWords
{
    private const int KeptLines = 40;

    // Of a line that is longer, the beginning is kept.
    private const int LongestLine = 2000;

    // 128 and the signal on Linux and macOS; on Windows, the status.
    private const int Killed = 137;
    private const int BadAddress = 139;
    private const int AccessViolation = unchecked((int)0xC0000005);

    private readonly Queue<string> lines = new();
    private readonly StringBuilder begun = new();

    public string Text
    {
        get
        {
            lock (lines)
            {
                return $"{string.Join(" ", lines)} {begun}".Trim();
            }
        }
    }

    /// <summary>Takes in what was written, as it came: with parts of lines, one line or many.</summary>
    public void Add(ReadOnlySpan<char> text)
    {
        while (text.IndexOf('\n') is >= 0 and var end)
        {
            Begin(text[..end]);
            Keep(begun.ToString());
            lock (lines)
            {
                begun.Clear();
            }

            text = text[(end + 1)..];
        }

        Begin(text);
    }

    /// <summary>Takes in a line.</summary>
    public void Keep(string line)
    {
        string words = line.Trim();
        if (words.Length == 0 || words.StartsWith("at ", StringComparison.Ordinal))
        {
            return; // of a stack that can be hundreds of lines deep
        }

        lock (lines)
        {
            lines.Enqueue(words);
            if (lines.Count > KeptLines)
            {
                lines.Dequeue();
            }
        }
    }

    private void Begin(ReadOnlySpan<char> text)
    {
        lock (lines)
        {
            begun.Append(text[..Math.Min(text.Length, LongestLine - begun.Length)]);
        }
    }

    /// <summary>Why the process ended, in a learner's words.</summary>
    /// <param name="exitCode">Its exit code.</param>
    /// <param name="what">The culprit, as the beginning of a sentence: <c>This test</c>.</param>
    public string CauseOfDeath(int exitCode, string what)
    {
        string words = Text;
        return words.Contains("Stack overflow", StringComparison.OrdinalIgnoreCase) || words.Contains("stack smashing")
            ? $"{what} overflowed the stack. Does a method call itself without end?"
            : words.Contains("OutOfMemory", StringComparison.Ordinal)
            ? $"{what} ran out of memory."
            : exitCode is >= 0 and < 128
            ? $"{what} ended the whole process with exit code {exitCode} (Environment.Exit?)."
            : LibtorchSaid(words) is { } reason
            ? $"libtorch ended the process: {reason}. TorchSharp does not catch this; a matmul whose shapes or dtypes "
                + "do not fit is the usual cause."
            : Unhandled(words) is { } thrown
            ? $"An exception that nothing caught ended the process: {thrown} On a thread of its own, or in an async void, no test "
                + "can catch it."
            : exitCode is Killed
            ? $"The process was killed from outside (exit code {exitCode}). Where memory is short, the system does that."
            : exitCode is BadAddress or AccessViolation
            ? $"{what} touched memory that is not its own, in native code or by a pointer, and the system ended the process "
                + $"(exit code {exitCode}). {words}".TrimEnd()
            : $"{what} crashed the process (exit code {exitCode}). {words}".Trim();
    }

    /// <summary>The type and the message of an exception that nothing caught; null if there was none.</summary>
    private static string? Unhandled(string words)
    {
        const string Mark = "Unhandled exception. ";
        int start = words.IndexOf(Mark, StringComparison.Ordinal);
        if (start < 0)
        {
            return null;
        }

        string said = words[(start + Mark.Length)..];
        int end = said.IndexOf("---", StringComparison.Ordinal);
        said = (end < 0 ? said : said[..end]).Trim();
        int type = said.IndexOf(": ", StringComparison.Ordinal);
        string name = type < 0 ? said : said[..type];
        return $"{name[(name.LastIndexOf('.') + 1)..]}{(type < 0 ? "" : said[type..])}".TrimEnd('.') + ".";
    }

    /// <summary>What an exception of libtorch says, without its native stack; null if there was none.</summary>
    private static string? LibtorchSaid(string words)
    {
        const string Mark = "what():";
        int start = words.IndexOf(Mark, StringComparison.Ordinal);
        if (start < 0)
        {
            return null;
        }

        string said = words[(start + Mark.Length)..];
        int end = said.IndexOf("Exception raised from", StringComparison.Ordinal);
        return (end < 0 ? said : said[..end]).Trim().TrimEnd('.');
    }
}
