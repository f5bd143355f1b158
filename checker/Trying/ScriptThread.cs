using System.Collections.Concurrent;
using System.Runtime;

namespace Katas.Checker.Trying;

/// <summary>
/// The one thread that scripts run on, what they await included: TorchSharp's dispose scopes and gradient modes belong to
/// a thread. What runs there can be stopped, if it waits or if it is managed code that loops.
/// </summary>
internal sealed class ScriptThread : SynchronizationContext
{
    private static readonly TimeSpan BeforeAborting = TimeSpan.FromMilliseconds(300);

    private readonly BlockingCollection<Action> jobs = [];
    private readonly BlockingCollection<(SendOrPostCallback Callback, object? State)> continuations = [];
    private readonly Lock gate = new();
    private readonly Thread thread;
    private CancellationTokenSource? running;

    public ScriptThread()
    {
        thread = new Thread(Serve, 16 << 20) { IsBackground = true, Name = "script" };
        thread.Start();
    }

    /// <summary>Queues something that is not to be stopped.</summary>
    public void Post(Action job) => jobs.Add(job);

    /// <summary>Runs code of the learner's; to be called on the thread itself.</summary>
    /// <returns>Whether it came to its end; false if it was stopped.</returns>
    public bool Run(Func<Task> code)
    {
        using var stop = new CancellationTokenSource();
        lock (gate)
        {
            running = stop;
        }

        try
        {
#pragma warning disable SYSLIB0046 // Meant for exactly this: interactive code that a person wants to stop.
            ControlledExecution.Run(() => Pump(code), stop.Token);
#pragma warning restore SYSLIB0046
            return true;
        }
        catch (Exception exception) when (exception is OperationCanceledException or ThreadInterruptedException)
        {
            return false;
        }
        finally
        {
            lock (gate)
            {
                running = null;
            }

            Settle();
        }
    }

    /// <summary>Stops what runs: wakes it if it waits, and a moment later aborts it if it still runs.</summary>
    public async Task Interrupt()
    {
        CancellationTokenSource? stop;
        lock (gate)
        {
            stop = running;
            if (stop is not null)
            {
                thread.Interrupt();
            }
        }

        await Task.Delay(BeforeAborting);
        lock (gate)
        {
            if (stop is null || running != stop)
            {
                return;
            }
        }

        try
        {
            stop.Cancel(); // returns when the thread has been aborted, which may be never: then the checker ends the process
        }
        catch (ObjectDisposedException)
        {
            // It has ended meanwhile.
        }
    }

    public override void Post(SendOrPostCallback callback, object? state) => continuations.Add((callback, state));

    public override void Send(SendOrPostCallback callback, object? state) => callback(state);

    /// <summary>Takes an interruption that came too late, so that it does not hit the next job.</summary>
    private static void Settle()
    {
        try
        {
            Thread.Sleep(0);
            Thread.Sleep(1);
        }
        catch (ThreadInterruptedException)
        {
            // That was it.
        }
    }

    private void Pump(Func<Task> code)
    {
        var task = code();
        if (!task.IsCompleted)
        {
            task.ContinueWith(_ => Post(static _ => { }, null), TaskScheduler.Default);
            while (!task.IsCompleted)
            {
                var (callback, state) = continuations.Take();
                callback(state);
            }
        }

        task.GetAwaiter().GetResult();
    }

    private void Serve()
    {
        SetSynchronizationContext(this);
        while (true)
        {
            try
            {
                jobs.Take()();
            }
            catch (ThreadInterruptedException)
            {
                // Nothing ran that could be stopped.
            }
        }
    }
}
