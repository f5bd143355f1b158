using System.Collections.Concurrent;
using System.Runtime;

namespace Katas.Checker.Trying;

/// <summary>
/// The one thread that scripts run on, what they await included: TorchSharp's dispose scopes and gradient modes belong to
/// a thread. What runs there can be stopped: at the next <see cref="StopPoint"/>, where it waits, and else by force.
/// </summary>
internal sealed class ScriptThread : SynchronizationContext
{
    private static readonly TimeSpan BeforeInterrupting = TimeSpan.FromMilliseconds(200);

    // An abort may hit the runtime or TorchSharp in the middle of something, and has ended the process now and then.
    private static readonly TimeSpan BeforeAborting = TimeSpan.FromSeconds(2);

    private readonly BlockingCollection<(Action Job, StopRequest Stop)> jobs = [];
    private readonly BlockingCollection<(SendOrPostCallback Callback, object? State)> continuations = [];
    private readonly Lock gate = new();
    private readonly Thread thread;
    private StopRequest latest = new();
    private CancellationTokenSource? running;

    public ScriptThread()
    {
        thread = new Thread(Serve, 16 << 20) { IsBackground = true, Name = "script" };
        thread.Start();
    }

    /// <summary>Queues a job. The part of it that goes through <see cref="Run"/> can be stopped, from now on.</summary>
    public void Post(Action job)
    {
        latest = new StopRequest();
        jobs.Add((job, latest));
    }

    /// <summary>Runs code of the learner's; to be called on the thread itself.</summary>
    /// <returns>Whether it came to its end; false if it was stopped.</returns>
    public bool Run(Func<Task> code)
    {
        using var abort = new CancellationTokenSource();
        lock (gate)
        {
            running = abort;
        }

        try
        {
            StopPoint.Pass();
#pragma warning disable SYSLIB0046 // Meant for exactly this: interactive code that a person wants to stop.
            ControlledExecution.Run(() => Pump(code), abort.Token);
#pragma warning restore SYSLIB0046
            return true;
        }
        catch (Exception exception) when (exception is StoppedException or OperationCanceledException or ThreadInterruptedException)
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

    /// <summary>
    /// Stops the last job: at its next stop point; if it waits, by waking it; and if it still runs then, by force. To be
    /// called by whoever posts the jobs.
    /// </summary>
    public async Task Stop()
    {
        latest.Ask();
        Post(static _ => { }, null); // awaiting something is a stop point too
        CancellationTokenSource? asked;
        lock (gate)
        {
            asked = running;
        }

        await Task.Delay(BeforeInterrupting);
        lock (gate)
        {
            if (asked is null || running != asked)
            {
                return;
            }

            thread.Interrupt();
        }

        await Task.Delay(BeforeAborting);
        lock (gate)
        {
            if (running != asked)
            {
                return;
            }
        }

        try
        {
            asked.Cancel(); // returns when the thread has been aborted, which may be never: then the checker ends the process
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
                StopPoint.Pass();
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
                var (job, stop) = jobs.Take();
                StopPoint.Heed(stop);
                job();
            }
            catch (ThreadInterruptedException)
            {
                // Nothing ran that could be stopped.
            }
        }
    }
}
