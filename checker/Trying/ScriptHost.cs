using System.Diagnostics;
using Katas.Checker.Running;
using Katas.Checker.Trying.Messages;

namespace Katas.Checker.Trying;

/// <summary>
/// The prompt's side of the child that runs scripts. When the child dies, the next one runs the pieces that had gone well again, so that
/// the variables are back.
/// </summary>
/// <param name="limits">The limits on it.</param>
internal sealed class ScriptHost(HostLimits limits) : IDisposable
{
    /// <summary>The time limit for running everything again.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly List<string> history = [];
    private Child<ScriptRequest, ScriptMessage>? child;
    private LessonImages? images;

    /// <summary>Whether there is a session to go on with; false after the child has died.</summary>
    public bool IsAlive => child is not null;

    /// <summary>Starts the child ahead of the first request, while the caller compiles.</summary>
    public void Warm() => child ??= Child<ScriptRequest, ScriptMessage>.Start(ProcessStarter.ScriptCommand);

    /// <summary>Puts a lesson in scope, in place of the one before.</summary>
    /// <returns>What of the session could not be kept.</returns>
    public async Task<IReadOnlyList<string>> Open(LessonImages lesson, CancellationToken cancelled)
    {
        images = lesson;
        await Awake(cancelled);
        var (answer, reason) = await Ask(new OpenLesson(lesson), limits.Start, null, null, cancelled);
        return answer is Opened opened
            ? opened.Lost
            : throw new CheckerException($"The lesson could not be put in scope. {reason}", ExitCode.Internal);
    }

    /// <summary>Runs a piece of code.</summary>
    /// <param name="code">The code.</param>
    /// <param name="width">The maximum width of its value in columns.</param>
    /// <param name="time">The time limit.</param>
    /// <param name="onOutput">Called with what it writes and draws.</param>
    /// <param name="stop">Set to stop it.</param>
    /// <param name="leave">Set when nobody wants to wait for that any longer: the session ends.</param>
    public async Task<ScriptResult> Evaluate(
        string code, int width, TimeSpan time, Action<ScriptMessage> onOutput, CancellationToken stop, CancellationToken leave)
    {
        var (answer, reason) = await Ask(new Evaluate(code, width, IsQuiet: false), time, onOutput, stop, leave);
        if (answer is Evaluated { End: ScriptEnd.Done })
        {
            history.Add(code);
        }

        return new ScriptResult(answer as Evaluated, reason);
    }

    /// <summary>Starts a new session and quietly runs the pieces that had gone well in the old one again.</summary>
    /// <param name="lesson">The lesson as it is now; null for what was in scope before.</param>
    /// <param name="stop">Set to stop that.</param>
    /// <param name="leave">Set when nobody wants to wait for that any longer: the session ends.</param>
    /// <returns>The number of pieces that were run, and of all.</returns>
    public async Task<(int Done, int Of)> Replay(LessonImages? lesson, CancellationToken stop, CancellationToken leave)
    {
        End();
        await Open(lesson ?? images!, leave);
        int done = 0;
        long start = Stopwatch.GetTimestamp();
        foreach (string code in history)
        {
            var left = Patience - Stopwatch.GetElapsedTime(start);
            var (answer, _) = left > TimeSpan.Zero
                ? await Ask(new Evaluate(code, 80, IsQuiet: true), left, null, stop, leave)
                : (null, null);
            if (answer is not Evaluated { End: ScriptEnd.Done })
            {
                break;
            }

            done++;
        }

        int all = history.Count;
        history.RemoveRange(done, all - done);
        if (!IsAlive)
        {
            await Open(images!, leave); // what was run again ended the process: an empty session is better than none
            history.Clear();
            done = 0;
        }

        return (done, all);
    }

    /// <summary>The variables.</summary>
    public async Task<IReadOnlyList<ScriptVariableText>> Variables(CancellationToken cancelled) =>
        await Ask(new ListVariables(), limits.Test, null, null, cancelled) is (Variables variables, _) ? variables.Items : [];

    /// <summary>The completions of the name that ends at a position.</summary>
    public async Task<Completions> Complete(string code, int position) =>
        await Ask(new Complete(code, position), limits.Test, null, null, CancellationToken.None) is (Completions completions, _)
            ? completions
            : new Completions(position, []);

    public void Dispose() => End();

    /// <summary>Sends a request and waits for its answer; if there is none, the reason why the child ended.</summary>
    private async Task<(ScriptMessage? Answer, string? Reason)> Ask(
        ScriptRequest request, TimeSpan time, Action<ScriptMessage>? onOutput, CancellationToken? stop, CancellationToken cancelled)
    {
        var current = child ?? throw new InvalidOperationException("The session has ended.");
        current.Send(request);
        bool isStopping = false;
        long start = Stopwatch.GetTimestamp();
        while (true)
        {
            ScriptMessage? message;
            try
            {
                using var either = CancellationTokenSource.CreateLinkedTokenSource(cancelled, isStopping ? default : stop ?? default);
                either.Token.ThrowIfCancellationRequested();
                var left = (isStopping ? limits.Grace : time) - Stopwatch.GetElapsedTime(start);
                message = left > TimeSpan.Zero
                    ? await current.Next(limits, left, either.Token)
                    : throw new TimeoutException(); // it may print without a pause
            }
            catch (OperationCanceledException) when (!cancelled.IsCancellationRequested)
            {
                isStopping = true;
                start = Stopwatch.GetTimestamp();
                current.Send(new Interrupt());
                continue;
            }
            catch (OperationCanceledException)
            {
                End();
                throw;
            }
            catch (TimeoutException)
            {
                End();
                return (null, isStopping
                    ? "It could not be stopped, so its process was ended."
                    : $"It was still running after {time.TotalSeconds:0.#} s, and was stopped. Is there a loop that never ends?");
            }
            catch (InsufficientMemoryException)
            {
                End();
                return (null, limits.TooMuchMemory("It"));
            }

            switch (message)
            {
                case null:
                    string reason = current.CauseOfDeath("It");
                    End();
                    return (null, reason);
                case ScriptBroken broken:
                    End();
                    return (null, $"The checker itself failed on it: {broken.Reason}");
                case Wrote or Shown or Compared:
                    if (!isStopping)
                    {
                        onOutput?.Invoke(message);
                    }

                    break;
                default:
                    return (message, null);
            }
        }
    }

    private async Task Awake(CancellationToken cancelled)
    {
        Warm();
        try
        {
            await child!.GetReady(limits, cancelled);
        }
        catch
        {
            End();
            throw;
        }
    }

    private void End()
    {
        child?.Dispose();
        child = null;
    }
}
