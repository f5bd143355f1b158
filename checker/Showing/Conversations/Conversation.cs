using System.IO.Pipes;
using System.Text;
using System.Text.Json;
using Katas.Checker.Running.Messages;

namespace Katas.Checker.Showing.Conversations;

/// <summary>
/// A conversation with a demonstration that runs in its child, as whoever shows it sees it: what was said, whose turn it is, and what can be
/// done. All of it from any thread.
/// </summary>
/// <param name="changed">Told when there is more to see, and whether it is more than another piece; on any thread.</param>
internal sealed class Conversation(Action<bool> changed) : IDisposable
{
    /// <summary>How much of an answer is kept: the last of it, if it goes on without an end.</summary>
    public const int MostText = 1 << 16;

    private const int MostTurns = 200;

    private readonly Lock access = new();
    private readonly List<ConversationTurn> complete = [];
    private readonly StringBuilder answer = new();
    private AnonymousPipeServerStream? requestPipe;
    private AnonymousPipeServerStream? messagePipe;
    private StreamWriter? requests;
    private ConversationState state = ConversationState.Beginning;
    private string said = "";
    private int turns;

    /// <summary>Raised when something was said, or the turn is another's; on any thread.</summary>
    public event Action? Moved;

    /// <summary>Ends once all is taken in that the demonstration said.</summary>
    public Task Heard { get; private set; } = Task.CompletedTask;

    /// <summary>Whose turn it is.</summary>
    public ConversationState State
    {
        get
        {
            lock (access)
            {
                return state;
            }
        }
    }

    /// <summary>The turns that are complete, and the one that is not; null if there is none.</summary>
    public (IReadOnlyList<ConversationTurn> Complete, ConversationTurn? Now) Turns
    {
        get
        {
            lock (access)
            {
                return ([.. complete], said.Length > 0 || answer.Length > 0 ? Now() : null);
            }
        }
    }

    /// <summary>Says something; nothing happens unless it is the learner's turn.</summary>
    /// <returns>Whether it was said.</returns>
    public bool Say(string text)
    {
        string words = text.ReplaceLineEndings(" ").Trim();
        lock (access)
        {
            if (state != ConversationState.Listening || words.Length == 0)
            {
                return false;
            }

            (said, state) = (words, ConversationState.Answering);
            Send(new Say(words));
        }

        Tell(isMore: true);
        return true;
    }

    /// <summary>Ends the answer, and the conversation goes on.</summary>
    public void StopAnswer()
    {
        lock (access)
        {
            if (state == ConversationState.Answering)
            {
                Send(new StopAnswer());
            }
        }
    }

    /// <summary>Opens the pipes; the child starts after it.</summary>
    /// <returns>The child's ends of them.</returns>
    public ConversationPipes Open()
    {
        requestPipe = new AnonymousPipeServerStream(PipeDirection.Out, HandleInheritability.Inheritable);
        messagePipe = new AnonymousPipeServerStream(PipeDirection.In, HandleInheritability.Inheritable);
        return new ConversationPipes(requestPipe.GetClientHandleAsString(), messagePipe.GetClientHandleAsString());
    }

    /// <summary>The child has started, and has its ends of the pipes.</summary>
    public void Begin()
    {
        requestPipe!.DisposeLocalCopyOfClientHandle();
        messagePipe!.DisposeLocalCopyOfClientHandle();
        lock (access)
        {
            requests = new StreamWriter(requestPipe) { AutoFlush = true };
        }

        Heard = Task.Run(() => Read(messagePipe));
    }

    /// <summary>Tells the demonstration that nobody says anything any more.</summary>
    public void End()
    {
        lock (access)
        {
            Complete(ConversationState.Over);
            try
            {
                requestPipe?.Dispose();
            }
            catch (IOException)
            {
                // The child was faster.
            }
        }

        Tell(isMore: true);
    }

    public void Dispose()
    {
        End();
        messagePipe?.Dispose();
    }

    private async Task Read(Stream messages)
    {
        try
        {
            using var reader = new StreamReader(messages);
            while (await reader.ReadLineAsync() is { } line)
            {
                Take(Wire.Read<ConversationMessage>(line));
            }
        }
        catch (Exception exception) when (exception is IOException or JsonException or ObjectDisposedException or OperationCanceledException)
        {
            // A line cut short: the child died while it wrote. Or this side has let go of it.
        }
    }

    private void Take(ConversationMessage message)
    {
        lock (access)
        {
            if (state == ConversationState.Over)
            {
                return;
            }

            if (message is Said piece)
            {
                answer.Append(piece.Text);
                if (answer.Length > MostText)
                {
                    answer.Remove(0, answer.Length - MostText);
                }
            }
            else
            {
                Complete(ConversationState.Listening);
            }
        }

        Tell(isMore: message is not Said);
    }

    private void Complete(ConversationState next)
    {
        if (said.Length > 0 || answer.Length > 0)
        {
            complete.Add(Now());
            turns++;
            if (complete.Count > MostTurns)
            {
                complete.RemoveAt(0);
            }
        }

        said = "";
        answer.Clear();
        state = next;
    }

    private ConversationTurn Now() => new(turns, said, answer.ToString());

    private void Send(ConversationRequest request)
    {
        try
        {
            requests?.WriteLine(Wire.Write(request));
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // The child is gone; its end says so.
        }
    }

    private void Tell(bool isMore)
    {
        Moved?.Invoke();
        changed(isMore);
    }
}
