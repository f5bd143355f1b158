using Katas.Checker.Running.Messages;
using Katas.Checker.Verdicts;

namespace Katas.Checker.Running;

/// <summary>
/// The checker's side of its child: starts it, asks, listens, and ends it. Tests and probes that hang or crash cost the
/// child its life, are reported as what they are, and the rest go on in a new one.
/// </summary>
/// <param name="limits">The limits on everything.</param>
internal sealed class TestHost(HostLimits limits) : IDisposable
{
    // How long a child may take to answer, beside what it does.
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(2);

    private readonly EndlessInitializers endless = new();
    private Child<Request, Message>? child;

    // Started when the child has become old. It takes over once it is warm, so that nobody waits for it.
    private Successor? successor;

    // The last request that the child came to the end of: a successor warms up on it.
    private Request? answered;

    /// <summary>Starts the child ahead of the first request, while the caller compiles.</summary>
    public void Warm() => child ??= Start();

    /// <summary>Runs the tests of some tasks.</summary>
    /// <param name="assembly">The compiled lesson.</param>
    /// <param name="symbols">Its PDB.</param>
    /// <param name="taskIds">The tasks.</param>
    /// <param name="onFinished">Called with each test's outcome.</param>
    /// <param name="cancelled">Ctrl-C.</param>
    /// <param name="stopAtFirst">Whether one failure is enough to know.</param>
    /// <param name="code">What tells the learner's code from other; null for the assembly itself.</param>
    public async Task<IReadOnlyList<TestOutcome>> RunTests(
        byte[] assembly,
        byte[] symbols,
        IReadOnlyList<string> taskIds,
        Action<TestOutcome>? onFinished,
        CancellationToken cancelled,
        bool stopAtFirst = false,
        string? code = null)
    {
        object known = (object?)code ?? assembly;
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
            var request = new RunTests(
                InitializerPatch.Apply(assembly, endless.Find(known)), symbols, alive, [.. outcomes.Select(outcome => outcome.Name)], stopAtFirst)
            {
                Ended = endless.Find(known),
            };
            var ended = await Ask(
                request,
                message =>
                {
                    if (message is Finished test)
                    {
                        Add(Outcome(test));
                    }
                },
                cancelled);
            if (ended is not null)
            {
                if (!ended.IsTold)
                {
                    Add(new TestOutcome(ended.Name, ended.TaskId, ended.State, $"Task {ended.TaskId} | {ended.Reason}", ""));
                }

                alive.Remove(ended.TaskId);
                endless.Add(known, ended.Initializers);
            }

            if (ended is null || alive.Count == 0 || stopAtFirst)
            {
                return outcomes;
            }
        }
    }

    /// <summary>Runs the probes of a task.</summary>
    /// <param name="assembly">The compiled lesson.</param>
    /// <param name="symbols">Its PDB.</param>
    /// <param name="taskId">The task.</param>
    /// <param name="cancelled">Ctrl-C.</param>
    /// <param name="code">What tells the learner's code from other; null for the assembly itself.</param>
    public async Task<ProbeRun> RunProbes(
        byte[] assembly, byte[] symbols, string taskId, CancellationToken cancelled, string? code = null)
    {
        object known = (object?)code ?? assembly;
        var outcomes = new List<ProbeOutcome>();
        var ended = await Ask(
            new RunProbes(InitializerPatch.Apply(assembly, endless.Find(known)), symbols, taskId),
            message =>
            {
                if (message is Probed probe)
                {
                    outcomes.Add(probe.Outcome);
                }
            },
            cancelled);
        if (ended is not null)
        {
            endless.Add(known, ended.Initializers);
            return new ProbeRun(outcomes, ended.Reason);
        }

        int stopped = outcomes.FindIndex(outcome => Uses(outcome, endless.Find(known)));
        return stopped < 0
            ? new ProbeRun(outcomes, null)
            : new ProbeRun([.. outcomes.Take(stopped)], EndlessInitializers.Told(endless.Find(known)));
    }

    /// <summary>
    /// Runs the probes of a task on one variant of the code after the other. One that hangs or crashes costs the child its life; it is left
    /// out, and the rest go on in a new one.
    /// </summary>
    /// <param name="request">What to run.</param>
    /// <param name="onTried">Called with each variant that came to its end; the index is that of the request. The code as it is comes first, as <see
    /// cref="VariantRunner.PlainIndex"/>.</param>
    /// <param name="enough">Nobody wants to know of more: the variant that runs is the last.</param>
    /// <param name="cancelled">Ctrl-C.</param>
    /// <returns>The indexes of those that hung or crashed.</returns>
    public async Task<IReadOnlyList<int>> RunVariants(
        RunVariants request, Action<VariantTried> onTried, CancellationToken enough, CancellationToken cancelled)
    {
        var lost = new List<int>();
        int done = 0; // of the request's variants
        bool isBegun = false;
        while (done < request.Variants.Count && !enough.IsCancellationRequested)
        {
            var rest = request with { Variants = [.. request.Variants.Skip(done)] };
            int before = done;
            var current = await Awake(cancelled);
            using var stop = enough.Register(() => current.Send(new StopVariants()));
            var ended = await Ask(
                rest,
                message =>
                {
                    if (message is VariantTried { Index: VariantRunner.PlainIndex } plain)
                    {
                        isBegun = true;
                        onTried(plain);
                    }
                    else if (message is VariantTried tried)
                    {
                        done = before + tried.Index + 1;
                        onTried(tried with { Index = before + tried.Index });
                    }
                },
                cancelled,
                request.Limit + Slack);
            if (ended is null)
            {
                return lost;
            }

            if (!isBegun)
            {
                return [.. lost, .. Enumerable.Range(done, request.Variants.Count - done)]; // it is the code itself
            }

            lost.Add(done);
            done++;
        }

        return lost;
    }

    /// <summary>Computes a lesson's view. It may train a small model first, so it has longer than a test.</summary>
    /// <param name="request">The view, and what it is computed on.</param>
    /// <param name="cancelled">Ctrl-C.</param>
    /// <exception cref="CheckerException">The code hung, or took the child down.</exception>
    public async Task<ViewOutcome> RunView(RunView request, CancellationToken cancelled)
    {
        ViewOutcome? outcome = null;
        var ended = await Ask(
            request,
            message => outcome = message is Viewed viewed ? viewed.Outcome : outcome,
            cancelled,
            limits.View,
            "This view");
        return outcome ?? throw new CheckerException(
            $"The view did not run to its end: {ended?.Reason ?? "it gave nothing."}", ExitCode.NotYet);
    }

    public void Dispose()
    {
        Stop();
        successor?.Dispose();
        successor = null;
    }

    private static bool Uses(ProbeOutcome outcome, IReadOnlyCollection<string> ended) =>
        outcome.Exception == nameof(TypeInitializationException) && ended.Any(type => outcome.Text!.Contains($"'{type}'", StringComparison.Ordinal));

    private static TestOutcome Outcome(Finished test)
    {
        var outcome = test.UsedEnded is { } type
            ? new TestOutcome(
                test.Name, test.TaskId, TestState.TimedOut, $"Task {test.TaskId} | {EndlessInitializers.Told([type])}", "")
            : new TestOutcome(
                test.Name, test.TaskId, test.Passed ? TestState.Passed : TestState.Failed, test.Message, test.StackTrace)
            {
                Mismatch = test.Mismatch,
            };
        return outcome with { Took = test.Took };
    }

    /// <summary>
    /// Sends a request and passes on what comes back. Returns the cause of the child's death and the test, or null if it lives.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="onMessage">Called with what comes back.</param>
    /// <param name="cancelled">Ctrl-C.</param>
    /// <param name="limit">How long one thing may take, where the cause of a longer wait does not matter; null for a test's limit.</param>
    /// <param name="what">What runs, as the beginning of a sentence.</param>
    private async Task<Ending?> Ask(
        Request request, Action<Message> onMessage, CancellationToken cancelled, TimeSpan? limit = null, string what = "This test")
    {
        var current = await Awake(cancelled);
        current.Send(request);
        Started? running = null;
        while (true)
        {
            Message? message;
            try
            {
                message = await current.Next(limits, limit ?? limits.Test, cancelled);
            }
            catch (TimeoutException)
            {
                IReadOnlyList<string> initializers = limit is null ? await Initializers(current, cancelled) : [];
                Stop();
                return Ending.Create(
                    running,
                    TestState.TimedOut,
                    $"{what} was still running after {(limit ?? limits.Test).TotalSeconds:0.#} s, and was stopped. "
                    + (initializers.Count > 0 ? EndlessInitializers.Told(initializers) : "Is there a loop that never ends?"))
                    with { Initializers = initializers };
            }
            catch (InsufficientMemoryException)
            {
                Stop();
                return Ending.Create(
                    running,
                    TestState.Crashed,
                    $"{limits.TooMuchMemory(what)} "
                    + "Does a loop keep tensors or lists that grow without end?");
            }
            catch (OperationCanceledException)
            {
                Stop();
                throw;
            }

            switch (message)
            {
                case Answered:
                    answered = request;
                    return null;
                case Broken broken:
                    Stop();
                    throw new CheckerException($"The checker's child process failed: {broken.Reason}", ExitCode.Internal);
                case null:
                    string reason = current.CauseOfDeath(what);
                    Stop();
                    return Ending.Create(running, TestState.Crashed, reason);
                case Started started:
                    running = started;
                    break;
                case Finished { LeavesRunning: true } left:
                    onMessage(left);
                    Stop(); // what still runs would disturb all that comes next
                    return new Ending(left.Name, left.TaskId, TestState.Failed, left.Message) { IsTold = true };
                default:
                    onMessage(message);
                    break;
            }
        }
    }

    /// <summary>The static initializers that hold up a test whose time is up.</summary>
    private async Task<IReadOnlyList<string>> Initializers(Child<Request, Message> current, CancellationToken cancelled)
    {
        const int Share = 4; // that one goes on for this part of the time again is enough to know
        var patience = limits.Test / Share;
        current.Send(new NameInitializers(patience));
        try
        {
            Message? message;
            do
            {
                message = await current.Next(limits, patience + Slack, cancelled);
            }
            while (message is not (null or InitializersNamed));

            return message is InitializersNamed named ? named.Types : [];
        }
        catch (Exception exception) when (exception is TimeoutException or InsufficientMemoryException)
        {
            return []; // it answers nothing any more
        }
        catch (OperationCanceledException)
        {
            Stop();
            throw;
        }
    }

    /// <summary>A child that has loaded TorchSharp; a fresh one when the last has grown old.</summary>
    private async Task<Child<Request, Message>> Awake(CancellationToken cancelled)
    {
        if (successor is { IsDone: true })
        {
            Replace();
        }

        Warm();
        var current = child!;
        if (current.IsReady)
        {
            if (current.Requests >= limits.Requests || current.Memory > limits.Memory / 2)
            {
                successor ??= new Successor(Start(), answered, limits);
            }

            return current;
        }

        try
        {
            await current.GetReady(limits, cancelled);
            return current;
        }
        catch
        {
            Stop();
            throw;
        }
    }

    private static Child<Request, Message> Start() => Child<Request, Message>.Start(ProcessStarter.WorkerCommand);

    /// <summary>Lets the successor take over. One that failed at its warm-up is given up; another will be started.</summary>
    private void Replace()
    {
        var fresh = successor!.Take();
        successor = null;
        if (fresh is not null)
        {
            Stop();
            child = fresh;
        }
    }

    private void Stop()
    {
        child?.Dispose();
        child = null;
    }

    private sealed record Ending(string Name, string TaskId, TestState State, string Reason)
    {
        /// <summary>Whether the test has ended, and was reported.</summary>
        public bool IsTold { get; init; }

        /// <summary>The types whose static initializers never end.</summary>
        public IReadOnlyList<string> Initializers { get; init; } = [];

        public static Ending Create(Started? running, TestState state, string reason) => running is null
            ? throw new CheckerException(
                $"Before a test could begin, the code under test ended the process (a static constructor or module initializer?). {reason}",
                ExitCode.NotYet)
            : new Ending(running.Name, running.TaskId, state, reason);
    }
}
