using System.ComponentModel;
using System.Diagnostics;
using System.IO.Pipes;
using System.Threading.Channels;
using Katas.Checker.Running.Messages;

namespace Katas.Checker.Running;

/// <summary>The process in which learners' code runs, and the two pipes to it.</summary>
/// <typeparam name="TRequest">The requests to it.</typeparam>
/// <typeparam name="TMessage">Its answers.</typeparam>
internal sealed class Child<TRequest, TMessage> : IDisposable
    where TRequest : class
    where TMessage : class
{
    // The interval between two looks at a child.
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(100);

    // Messages that arrive faster than they can be read wait on the child's side of the pipe, and the child waits with them.
    private const int MostWaiting = 256;

    private readonly Process process;
    private readonly StreamWriter requests;
    private readonly Channel<TMessage> messages = Channel.CreateBounded<TMessage>(MostWaiting);
    private readonly LastWords errors = new();
    private readonly Task lastWords;
    private long lastGlance;

    private Child(Process process, AnonymousPipeServerStream requestPipe, AnonymousPipeServerStream messagePipe)
    {
        this.process = process;
        requests = new StreamWriter(requestPipe) { AutoFlush = true };
        _ = Drain.Away(process.StandardOutput.BaseStream);
        lastWords = Drain.Into(process.StandardError.BaseStream, errors);
        _ = Task.Run(() => Listen(messagePipe));
    }

    /// <summary>Whether it has said that TorchSharp is loaded.</summary>
    public bool IsReady { get; private set; }

    /// <summary>The number of requests sent to it.</summary>
    public int Requests { get; private set; }

    public string LastWords => errors.Text;

    /// <summary>Its memory in bytes, managed and native; 0 once it has ended.</summary>
    public long Memory
    {
        get
        {
            try
            {
                process.Refresh();
                return process.WorkingSet64;
            }
            catch (Exception exception) when (exception is InvalidOperationException or Win32Exception)
            {
                return 0;
            }
        }
    }

    private TimeSpan ProcessorTime
    {
        get
        {
            try
            {
                process.Refresh();
                return process.TotalProcessorTime;
            }
            catch (Exception exception) when (exception is InvalidOperationException or Win32Exception)
            {
                return TimeSpan.Zero;
            }
        }
    }

    /// <summary>Starts one.</summary>
    /// <param name="command">The command that it serves, one of <see cref="ProcessStarter"/>'s.</param>
    public static Child<TRequest, TMessage> Start(string command)
    {
        lock (Child.Starting)
        {
            return StartAlone(command);
        }
    }

    /// <summary>Waits until it has loaded TorchSharp. If this throws, the child is of no use.</summary>
    /// <exception cref="CheckerException">It did not start, or TorchSharp does not load.</exception>
    public async Task GetReady(HostLimits limits, CancellationToken cancelled)
    {
        if (IsReady)
        {
            return;
        }

        TMessage? first;
        try
        {
            first = await Next(limits, limits.Start, cancelled);
        }
        catch (TimeoutException)
        {
            throw new CheckerException(
                $"The checker's child process did not start within {limits.Start.TotalSeconds:0} s.", ExitCode.Internal);
        }

        IsReady = first switch
        {
            IFirstWord { Problem: null } => true,
            IFirstWord { Problem: { } problem } =>
                throw new CheckerException($"TorchSharp does not load on this machine. {problem}", ExitCode.NoTorch),
            _ => throw new CheckerException($"The checker's child process did not start. {LastWords}", ExitCode.Internal),
        };
    }

    public void Send(TRequest request)
    {
        Requests++;
        try
        {
            requests.WriteLine(Wire.Write(request));
        }
        catch (IOException)
        {
            // The child is gone; Next says so.
        }
    }

    /// <summary>The next message; null when the child has ended.</summary>
    /// <param name="limits">The limits until then.</param>
    /// <param name="time">The time limit.</param>
    /// <param name="cancelled">Ctrl-C.</param>
    /// <exception cref="TimeoutException">It took longer.</exception>
    /// <exception cref="InsufficientMemoryException">It took more memory.</exception>
    public async Task<TMessage?> Next(HostLimits limits, TimeSpan time, CancellationToken cancelled)
    {
        if (messages.Reader.TryRead(out var waiting))
        {
            if (Stopwatch.GetElapsedTime(lastGlance) > Glance)
            {
                LookAtMemory(limits); // it may talk without a pause while it grows
            }

            return waiting;
        }

        long start = Stopwatch.GetTimestamp();
        var worked = ProcessorTime;
        while (true)
        {
            using var glance = CancellationTokenSource.CreateLinkedTokenSource(cancelled);
            glance.CancelAfter(Glance);
            try
            {
                return await messages.Reader.ReadAsync(glance.Token);
            }
            catch (ChannelClosedException)
            {
                return null;
            }
            catch (OperationCanceledException) when (!cancelled.IsCancellationRequested)
            {
                LookAtMemory(limits);
                if (Child.IsOver(Stopwatch.GetElapsedTime(start), ProcessorTime - worked, time))
                {
                    throw new TimeoutException();
                }
            }
        }
    }

    /// <summary>The cause of its death.</summary>
    /// <param name="what">The culprit, as the beginning of a sentence: <c>This test</c>.</param>
    public string CauseOfDeath(string what)
    {
        if (!process.WaitForExit(TimeSpan.FromSeconds(5)))
        {
            return $"{what} closed the connection to the checker.";
        }

        lastWords.Wait(TimeSpan.FromSeconds(1)); // longer only if the code has started a process that goes on
        return errors.CauseOfDeath(process.ExitCode, what);
    }

    public void Dispose()
    {
        messages.Writer.TryComplete(); // nobody takes in any more what it says
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception)
        {
            // It has ended already.
        }

        process.WaitForExit(TimeSpan.FromSeconds(5));
        process.StandardOutput.Dispose();
        process.StandardError.Dispose();
        process.Dispose();
        try
        {
            requests.Dispose();
        }
        catch (IOException)
        {
            // Nobody is left to read what was not sent.
        }
    }

    private static Child<TRequest, TMessage> StartAlone(string command)
    {
        var requestPipe = new AnonymousPipeServerStream(PipeDirection.Out, HandleInheritability.Inheritable);
        var messagePipe = new AnonymousPipeServerStream(PipeDirection.In, HandleInheritability.Inheritable);
        var start = ProcessStarter.Child(
            command, requestPipe.GetClientHandleAsString(), messagePipe.GetClientHandleAsString());
        start.Environment.TryAdd("OMP_NUM_THREADS", "1"); // idle threads of torch would spin beside the one that computes
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.CreateNoWindow = true;
        var process = Process.Start(start)
            ?? throw new CheckerException($"{start.FileName} could not be started.", ExitCode.Internal);
        requestPipe.DisposeLocalCopyOfClientHandle();
        messagePipe.DisposeLocalCopyOfClientHandle();
        process.StandardInput.Close(); // code that reads the console gets its end, not a wait
        return new Child<TRequest, TMessage>(process, requestPipe, messagePipe);
    }

    private void LookAtMemory(HostLimits limits)
    {
        lastGlance = Stopwatch.GetTimestamp();
        if (Memory > limits.Memory)
        {
            throw new InsufficientMemoryException();
        }
    }

    private async Task Listen(AnonymousPipeServerStream pipe)
    {
        try
        {
            using var reader = new StreamReader(pipe);
            while (await reader.ReadLineAsync() is { } line)
            {
                await messages.Writer.WriteAsync(Wire.Read<TMessage>(line));
            }
        }
        catch (Exception exception) when (exception is IOException or System.Text.Json.JsonException or ChannelClosedException)
        {
            // A line cut short: the child died while it wrote. Or this side has ended it.
        }
        finally
        {
            messages.Writer.TryComplete();
        }
    }
}

/// <summary>What all children share.</summary>
internal static class Child
{
    /// <summary>
    /// Held while one starts: a pipe's handle that is open when another child starts would be inherited by that one too,
    /// and the end of the first would not be noticed.
    /// </summary>
    public static Lock Starting { get; } = new();

    /// <summary>
    /// Whether its time is up. On a busy machine it may have to wait for its turn: a test that works, and got less than half of a
    /// processor, has up to three times as long.
    /// </summary>
    internal static bool IsOver(TimeSpan waited, TimeSpan worked, TimeSpan limit)
    {
        const int Patience = 3;
        bool isIdle = worked < waited * 0.02;
        bool hadItsTurn = worked >= limit / 2;
        return waited >= limit && (isIdle || hadItsTurn || waited >= limit * Patience);
    }
}
