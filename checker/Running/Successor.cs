using Katas.Checker.Running.Messages;

namespace Katas.Checker.Running;

/// <summary>
/// A child that will take over from an old one. It gets ready in the background: it loads TorchSharp, and answers a request
/// that the old one has answered, for the first answer of a process takes several times as long as those after it.
/// </summary>
internal sealed class Successor : IDisposable
{
    private readonly CancellationTokenSource given = new();
    private readonly Child<Request, Message> child;
    private readonly Task<bool> warmUp;

    /// <summary>Starts getting a child ready.</summary>
    /// <param name="child">It has been started, and nobody has heard from it yet.</param>
    /// <param name="practice">A request for practice, whose answer is thrown away; null for none.</param>
    /// <param name="limits">The limits on it.</param>
    public Successor(Child<Request, Message> child, Request? practice, HostLimits limits)
    {
        this.child = child;
        warmUp = Task.Run(() => WarmUp(practice, limits));
    }

    /// <summary>Whether it is ready, or has failed: nobody waits any longer.</summary>
    public bool IsDone => warmUp.IsCompleted;

    /// <summary>The child, once <see cref="IsDone"/>; null if it failed.</summary>
    public Child<Request, Message>? Take()
    {
        if (warmUp.Result)
        {
            return child;
        }

        Dispose();
        return null;
    }

    public void Dispose()
    {
        given.Cancel();
        child.Dispose();
    }

    private async Task<bool> WarmUp(Request? practice, HostLimits limits)
    {
        try
        {
            await child.GetReady(limits, given.Token);
            if (practice is null)
            {
                return true;
            }

            child.Send(practice);
            while (await child.Next(limits, limits.Test, given.Token) is { } message)
            {
                if (message is Answered)
                {
                    return true;
                }
            }

            return false;
        }
        catch (Exception exception) when (exception
            is CheckerException or TimeoutException or InsufficientMemoryException or OperationCanceledException)
        {
            return false;
        }
    }
}
