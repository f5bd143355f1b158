using System.Collections.Concurrent;
using System.IO.Pipes;
using Katas.Checker.Running.Messages;
using Katas.Toolkit;

namespace Katas.Checker.Showing.Conversations;

/// <summary>
/// The demonstration's side of a conversation with somebody who is not at its terminal: requests come in by a pipe, and messages leave by
/// another. It is over once the first is closed.
/// </summary>
internal sealed class PipedConversation : IConversation
{
    private readonly StreamReader requests;
    private readonly StreamWriter messages;
    private readonly BlockingCollection<string> said = [];
    private volatile bool isStopped;
    private volatile bool isOver;

    private PipedConversation(Stream requests, Stream messages)
    {
        this.requests = new StreamReader(requests);
        this.messages = new StreamWriter(messages) { AutoFlush = true };
        new Thread(Read) { IsBackground = true, Name = "conversation" }.Start();
    }

    /// <summary>Begins one.</summary>
    /// <param name="requests">The end of the pipe that requests come by.</param>
    /// <param name="messages">The end of the pipe that messages leave by.</param>
    public static PipedConversation Open(string requests, string messages) =>
        new(new AnonymousPipeClientStream(PipeDirection.In, requests), new AnonymousPipeClientStream(PipeDirection.Out, messages));

    /// <inheritdoc/>
    public string? Listen()
    {
        Send(new Listens());
        return said.TryTake(out string? next, Timeout.Infinite) ? next : null;
    }

    /// <inheritdoc/>
    public void Answer(IEnumerable<string> pieces)
    {
        foreach (string piece in pieces)
        {
            if (piece.Length > 0)
            {
                Send(new Said(piece[Math.Max(piece.Length - Conversation.MostText, 0)..]));
            }

            if (isStopped || isOver)
            {
                break;
            }
        }

        if (isStopped)
        {
            Send(new Said(ConversationText.Stopped));
        }
    }

    private void Read()
    {
        try
        {
            while (requests.ReadLine() is { } line)
            {
                // Each stop is meant for the answer to what was said before it, whether that has begun or not.
                if (Wire.Read<ConversationRequest>(line) is Say say)
                {
                    isStopped = false;
                    said.Add(say.Text);
                }
                else
                {
                    isStopped = true;
                }
            }
        }
        catch (IOException)
        {
            // The other side is gone, which is an end, too.
        }

        isOver = true;
        said.CompleteAdding();
    }

    private void Send(ConversationMessage message)
    {
        try
        {
            messages.WriteLine(Wire.Write(message));
        }
        catch (IOException)
        {
            isOver = true; // nobody listens any more
        }
    }
}
