using System.Collections.Concurrent;

namespace Katas.Checker.Trying;

/// <summary>
/// The one thread that scripts run on, what they await included: TorchSharp's dispose scopes and gradient modes belong to
/// a thread. What runs there can be stopped at the next <see cref="StopPoint"/>, or where it waits.
/// </summary>
internal sealed class ScriptThread : SynchronizationContext
{
    private static readonly TimeSpan BeforeInterrupting = TimeSpan.FromMilliseconds(200);

    private readonly BlockingCollection<(Action Job, StopRequest Stop)> jobs = [];
    private readonly BlockingCollection<(SendOrPostCallback Callback, object? State)> continuations = [];
    private readonly Lock gate = new();
    private readonly Thread thread;
    private StopRequest latest = new();
    private StopRequest? running;

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

    /// <summary>Runs the learner's code; to be called by a job.</summary>
    /// <returns>Whether it came to its end; false if it was stopped.</returns>
    public bool Run(Func<Task> code)
    {
        lock (gate)
        {
            running = StopPoint.Current;
        }

        try
        {
            StopPoint.Pass();
            Pump(code);
            return true;
        }
        catch (Exception exception) when (exception is StoppedException or ThreadInterruptedException)
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
    /// Stops the last job at its next stop point; if it waits, by waking it. What does neither goes on. To be called by
    /// whoever posts the jobs.
    /// </summary>
    public async Task Stop()
    {
        var asked = latest;
        asked.Ask();
        Post(static _ => { }, null); // awaiting something is a stop point too
        await Task.Delay(BeforeInterrupting);
        lock (gate)
        {
            if (running == asked)
            {
                thread.Interrupt();
            }
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
