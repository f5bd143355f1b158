using Katas.Checker.Reporting;
using Katas.Toolkit;
using Spectre.Console;

namespace Katas.Checker.Showing.Conversations;

/// <summary>A conversation in the terminal. Ctrl-C ends an answer; a second time, or where nothing is being said, the program.</summary>
/// <param name="console">The terminal.</param>
internal sealed class TerminalConversation(IAnsiConsole console) : IConversation
{
    private bool hasBegun;
    private volatile bool isStopped;

    /// <inheritdoc/>
    public string? Listen()
    {
        if (!hasBegun)
        {
            hasBegun = true;
            console.WriteProse("Say something; an empty line ends the conversation. Ctrl-C ends an answer, and a second time the program.");
            console.WriteLine();
        }

        Console.Write("> ");
        return Console.ReadLine() is { } line && line.Trim() is { Length: > 0 } said ? said : null;
    }

    /// <inheritdoc/>
    public void Answer(IEnumerable<string> pieces)
    {
        isStopped = false;
        Console.CancelKeyPress += Stop;
        try
        {
            foreach (string piece in pieces)
            {
                Console.Write(piece);
                if (isStopped)
                {
                    break;
                }
            }
        }
        finally
        {
            Console.CancelKeyPress -= Stop;
        }

        Console.WriteLine(isStopped ? ConversationText.Stopped : "");
    }

    private void Stop(object? sender, ConsoleCancelEventArgs press)
    {
        press.Cancel = !isStopped;
        isStopped = true;
    }
}
