using System.Diagnostics;
using System.IO.Pipes;
using System.Threading.Channels;

namespace Katas.Checker.Running;

/// <summary>
/// The checker's side of its child: starts it, asks, listens, and ends it. Tests and probes that hang or crash cost the
/// child its life, are reported as what they are, and the rest go on in a new one.
/// </summary>
/// <param name="limits">How long anything may take.</param>
internal sealed class TestHost(HostLimits limits) : IDisposable
{
    private Child? child;

    /// <summary>Starts the child ahead of the first request, while the caller compiles.</summary>
    public void Warm() => child ??= Child.Start();

    /// <summary>Runs the tests of some tasks.</summary>
    /// <param name="assembly">The compiled lesson.</param>
    /// <param name="symbols">Its PDB.</param>
    /// <param name="taskIds">Which tasks.</param>
    /// <param name="onFinished">Told of each test as it ends.</param>
    /// <param name="cancelled">Ctrl-C.</param>
    public async Task<IReadOnlyList<TestOutcome>> RunTests(
        byte[] assembly, byte[] symbols, IReadOnlyList<string> taskIds, Action<TestOutcome>? onFinished, CancellationToken cancelled)
    {
        var outcomes = new List<TestOutcome>();

        void Add(TestOutcome outcome)
        {
            outcomes.Add(outcome);
            onFinished?.Invoke(outcome);
        }

        // What killed the child once would kill it again, at the same price: the rest of that task's tests are left out.
        var alive = taskIds.ToList();
        while (true)
        {
            var request = new RunTests(assembly, symbols, alive, [.. outcomes.Select(outcome => outcome.Name)]);
            var ended = await Ask(
                request,
                message =>
                {
                    if (message is Finished test)
                    {
                        Add(new TestOutcome(
                            test.Name, test.TaskId, test.Passed ? TestState.Passed : TestState.Failed, test.Message, test.StackTrace));
                    }
                },
                cancelled);
            if (ended is not null)
            {
                Add(new TestOutcome(ended.Name, ended.TaskId, ended.State, $"Task {ended.TaskId} | {ended.Reason}", ""));
                alive.Remove(ended.TaskId);
            }

            if (ended is null || alive.Count == 0)
            {
                return outcomes;
            }
        }
    }

    /// <summary>Runs the probes of a task; null where they could not be run to their end.</summary>
    public async Task<IReadOnlyList<ProbeOutcome>?> RunProbes(
        byte[] assembly, byte[] symbols, string taskId, CancellationToken cancelled)
    {
        var outcomes = new List<ProbeOutcome>();
        var ended = await Ask(
            new RunProbes(assembly, symbols, taskId),
            message =>
            {
                if (message is Probed probe)
                {
                    outcomes.Add(probe.Outcome);
                }
            },
            cancelled);
        return ended is null ? outcomes : null;
    }

    public void Dispose() => Stop();

    /// <summary>Sends a request and passes on what comes back. Not null: what the child died of, and in which test.</summary>
    private async Task<Ending?> Ask(Request request, Action<Message> onMessage, CancellationToken cancelled)
    {
        Warm();
        var current = child!;
        if (!current.IsReady)
        {
            var first = await current.Next(limits.Start, cancelled);
            switch (first)
            {
                case Ready:
                    current.IsReady = true;
                    break;
                case TorchUnavailable unavailable:
                    Stop();
                    throw new CheckerException($"TorchSharp does not load on this machine. {unavailable.Reason}", ExitCode.NoTorch);
                default:
                    string words = current.LastWords;
                    Stop();
                    throw new CheckerException($"The checker's child process did not start. {words}", ExitCode.Internal);
            }
        }

        current.Send(request);
        Started? running = null;
        while (true)
        {
            Message? message;
            try
            {
                message = await current.Next(limits.Test, cancelled);
            }
            catch (TimeoutException)
            {
                Stop();
                return Ending.Of(
                    running,
                    TestState.TimedOut,
                    $"This test was still running after {limits.Test.TotalSeconds:0.#} s, and was stopped. "
                    + "Is there a loop that never ends?");
            }
            catch (OperationCanceledException)
            {
                Stop();
                throw;
            }

            switch (message)
            {
                case Answered:
                    return null;
                case Broken broken:
                    Stop();
                    throw new CheckerException($"The checker's child process failed: {broken.Reason}", ExitCode.Internal);
                case null:
                    string reason = current.CauseOfDeath();
                    Stop();
                    return Ending.Of(running, TestState.Crashed, reason);
                case Started started:
                    running = started;
                    break;
                default:
                    onMessage(message);
                    break;
            }
        }
    }

    private void Stop()
    {
        child?.Dispose();
        child = null;
    }

    private sealed record Ending(string Name, string TaskId, TestState State, string Reason)
    {
        public static Ending Of(Started? running, TestState state, string reason) => running is null
            ? throw new CheckerException(
                $"Before a test could begin, the code under test ended the process (a static constructor or module initializer?). {reason}",
                ExitCode.NotYet)
            : new Ending(running.Name, running.TaskId, state, reason);
    }

    /// <summary>The process and its two pipes.</summary>
    private sealed class Child : IDisposable
    {
        private const int KeptLines = 40;

        // A pipe's handle that is open when another child starts would be inherited by that one too, and the end of this
        // one would not be noticed.
        private static readonly Lock Starting = new();

        private readonly Process process;
        private readonly StreamWriter requests;
        private readonly Channel<Message> messages = Channel.CreateUnbounded<Message>();
        private readonly Queue<string> errors = new();

        private Child(Process process, AnonymousPipeServerStream requestPipe, AnonymousPipeServerStream messagePipe)
        {
            this.process = process;
            requests = new StreamWriter(requestPipe) { AutoFlush = true };
            process.OutputDataReceived += (_, _) => { };
            process.ErrorDataReceived += (_, line) => Keep(line.Data);
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            _ = Task.Run(() => Listen(messagePipe));
        }

        public bool IsReady { get; set; }

        public string LastWords
        {
            get
            {
                lock (errors)
                {
                    return string.Join(" ", errors).Trim();
                }
            }
        }

        public static Child Start()
        {
            lock (Starting)
            {
                return StartAlone();
            }
        }

        private static Child StartAlone()
        {
            var requestPipe = new AnonymousPipeServerStream(PipeDirection.Out, HandleInheritability.Inheritable);
            var messagePipe = new AnonymousPipeServerStream(PipeDirection.In, HandleInheritability.Inheritable);
            var start = new ProcessStartInfo(ProcessStarter.Dotnet)
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
                CreateNoWindow = true,
            };
            start.ArgumentList.Add(typeof(TestHost).Assembly.Location);
            start.ArgumentList.Add(ProcessStarter.WorkerCommand);
            start.ArgumentList.Add(requestPipe.GetClientHandleAsString());
            start.ArgumentList.Add(messagePipe.GetClientHandleAsString());
            var process = Process.Start(start)
                ?? throw new CheckerException($"{start.FileName} could not be started.", ExitCode.Internal);
            requestPipe.DisposeLocalCopyOfClientHandle();
            messagePipe.DisposeLocalCopyOfClientHandle();
            process.StandardInput.Close(); // code that reads the console gets its end, not a wait
            return new Child(process, requestPipe, messagePipe);
        }

        public void Send(Request request)
        {
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
        public async Task<Message?> Next(TimeSpan limit, CancellationToken cancelled)
        {
            using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancelled);
            timer.CancelAfter(limit);
            try
            {
                return await messages.Reader.ReadAsync(timer.Token);
            }
            catch (ChannelClosedException)
            {
                return null;
            }
            catch (OperationCanceledException) when (!cancelled.IsCancellationRequested)
            {
                throw new TimeoutException();
            }
        }

        public string CauseOfDeath()
        {
            if (!process.WaitForExit(TimeSpan.FromSeconds(5)))
            {
                return "This test closed the connection to the checker.";
            }

            string words = LastWords;
            return words.Contains("Stack overflow", StringComparison.OrdinalIgnoreCase) || words.Contains("stack smashing")
                ? "This test overflowed the stack. Does a method call itself without an end?"
                : words.Contains("OutOfMemory", StringComparison.Ordinal)
                ? "This test ran out of memory."
                : process.ExitCode is >= 0 and < 128
                ? $"This test ended the whole process with exit code {process.ExitCode} (Environment.Exit?)."
                : LibtorchSaid(words) is { } reason
                ? $"libtorch ended the process: {reason}. TorchSharp does not catch this; a matmul whose shapes or types of "
                    + "value do not fit is the usual cause."
                : $"This test crashed the process (exit code {process.ExitCode}). {words}".Trim();
        }

        public void Dispose()
        {
            try
            {
                process.Kill(entireProcessTree: true);
            }
            catch (Exception exception) when (exception is InvalidOperationException or System.ComponentModel.Win32Exception)
            {
                // It has ended already.
            }

            process.WaitForExit(TimeSpan.FromSeconds(5));
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

        private async Task Listen(AnonymousPipeServerStream pipe)
        {
            try
            {
                using var reader = new StreamReader(pipe);
                while (await reader.ReadLineAsync() is { } line)
                {
                    messages.Writer.TryWrite(Wire.Read<Message>(line));
                }
            }
            catch (Exception exception) when (exception is IOException or System.Text.Json.JsonException)
            {
                // A line cut short: the child died while it wrote.
            }
            finally
            {
                messages.Writer.TryComplete();
            }
        }

        private void Keep(string? line)
        {
            if (line is null)
            {
                return;
            }

            string words = line.Trim();
            if (words.StartsWith("at ", StringComparison.Ordinal))
            {
                return; // of a stack that can be hundreds of lines deep
            }

            lock (errors)
            {
                errors.Enqueue(words);
                if (errors.Count > KeptLines)
                {
                    errors.Dequeue();
                }
            }
        }
    }
}

/// <summary>How long the child may take.</summary>
/// <param name="Start">To start and load TorchSharp.</param>
/// <param name="Test">Between two signs of life: one test.</param>
internal sealed record HostLimits(TimeSpan Start, TimeSpan Test)
{
    /// <summary>What is used unless the command line says otherwise.</summary>
    public static HostLimits Default { get; } = new(TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(20));
}

/// <summary>How the checker starts itself again.</summary>
internal static class ProcessStarter
{
    public const string WorkerCommand = "serve-tests";

    public const string DemoCommand = "serve-demo";

    /// <summary>The dotnet host that this process runs on.</summary>
    public static string Dotnet =>
        Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";
}
