using System.Diagnostics;
using System.IO.Pipes;
using System.Text.Json;
using Katas.Checker.Compiling;
using Katas.Checker.Running;
using Katas.Checker.Showing.Conversations;

namespace Katas.Checker.Showing;

/// <summary>A demonstration that compiled.</summary>
/// <param name="declaration">What it declares.</param>
/// <param name="compiled">The assembly.</param>
internal sealed class CompiledDemo(DemoDeclaration declaration, Compiled compiled)
{
    // A demonstration may train; longer than this, it hangs. In a conversation the time begins anew with each thing that is said.
    private static readonly TimeSpan Hangs = TimeSpan.FromMinutes(30);

    /// <summary>What it was compiled to.</summary>
    public Compiled Compiled => compiled;

    /// <summary>The lessons in it that are the learner's; all others are the solutions.</summary>
    public IReadOnlySet<string> Own { get; init; } = new HashSet<string>();

    /// <summary>After how long it is stopped; null for never, where the learner chooses how long it trains.</summary>
    public TimeSpan? Limit { get; init; } = Hangs;

    /// <summary>Whether it is talked to, given what was chosen of its options.</summary>
    public bool IsTalk(IReadOnlyDictionary<string, string> given) => declaration.IsTalk(given);

    /// <summary>Runs it.</summary>
    /// <param name="request">What the learner asked for.</param>
    /// <param name="silent">Without output; what it says when it fails is returned.</param>
    /// <param name="cancelled">Ctrl-C, unless it is talked to: then that is its own affair.</param>
    public async Task<DemoEnd> Run(DemoRequest request, bool silent, CancellationToken cancelled)
    {
        using var untouched = !silent && IsTalk(request.Given) ? new UntouchedByCtrlC() : null;
        return await Run(request, silent, null, null, cancelled);
    }

    /// <summary>Runs it where there is no terminal.</summary>
    /// <param name="request">What the learner asked for.</param>
    /// <param name="told">Given what it writes.</param>
    /// <param name="conversation">How it is talked to; null where it is not.</param>
    /// <param name="cancelled">Ends it.</param>
    public Task<DemoEnd> Run(DemoRequest request, Action<string> told, Conversation? conversation, CancellationToken cancelled) =>
        Run(request, silent: true, told, conversation, cancelled);

    private async Task<DemoEnd> Run(
        DemoRequest request, bool silent, Action<string>? told, Conversation? conversation, CancellationToken cancelled)
    {
        MakeFolder(request.Pictures, "pictures");
        if (request.Kept is { } kept)
        {
            MakeFolder(kept, "what is kept");
        }

        using var folder = new DemoFolder();
        string assembly = folder.Write(compiled);
        using var lifeline = new AnonymousPipeServerStream(PipeDirection.Out, HandleInheritability.Inheritable);
        using var process = Start(request, assembly, lifeline, silent, hasKeyboard: told is null, conversation);
        if (!silent)
        {
            return new DemoEnd(await End(process, IsTalk(request.Given) ? null : Limit, null, cancelled), null);
        }

        var words = new LastWords();
        var written = told is null ? Drain.Away(process.StandardOutput.BaseStream) : Drain.Text(process.StandardOutput.BaseStream, told);
        var said = Drain.Into(process.StandardError.BaseStream, words);
        int exitCode = await End(process, Limit, conversation, cancelled);

        // It takes longer only if it has started a process that goes on.
        await Task.WhenAny(Task.WhenAll(written, said, conversation?.Heard ?? Task.CompletedTask), Task.Delay(TimeSpan.FromSeconds(1), CancellationToken.None));
        return new DemoEnd(exitCode, exitCode == ExitCode.Done ? null : Reason(exitCode, words.Text));
    }

    private Process Start(
        DemoRequest request, string assembly, AnonymousPipeServerStream lifeline, bool silent, bool hasKeyboard, Conversation? conversation)
    {
        lock (Child.Starting)
        {
            var start = ProcessStarter.Child(
                ProcessStarter.DemoCommand,
                assembly,
                JsonSerializer.Serialize(request with { Type = declaration.Type, IsTalk = IsTalk(request.Given), Pipes = conversation?.Open() }),
                lifeline.GetClientHandleAsString());
            start.RedirectStandardInput = !hasKeyboard;
            start.RedirectStandardOutput = silent;
            start.RedirectStandardError = silent;
            var process = Process.Start(start)
                ?? throw new CheckerException($"{start.FileName} could not be started.", ExitCode.Internal);
            lifeline.DisposeLocalCopyOfClientHandle();
            conversation?.Begin();
            if (!hasKeyboard)
            {
                process.StandardInput.Close(); // code that reads the console gets its end, not a wait
            }

            return process;
        }
    }

    private static async Task<int> End(Process process, TimeSpan? limit, Conversation? conversation, CancellationToken cancelled)
    {
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancelled);
        timer.CancelAfter(limit ?? Timeout.InfiniteTimeSpan);
        if (conversation is not null)
        {
            conversation.Moved += Again;
        }

        try
        {
            await process.WaitForExitAsync(timer.Token);
            return process.ExitCode;
        }
        catch (OperationCanceledException)
        {
            conversation?.End();

            // Ctrl-C reaches the demonstration too, which ends between two parts; what does not end is ended.
            if (!process.WaitForExit(TimeSpan.FromSeconds(2)))
            {
                process.Kill(entireProcessTree: true);
            }

            return cancelled.IsCancellationRequested
                ? ExitCode.Interrupted
                : throw new CheckerException(conversation is null
                    ? $"The demonstration was still running after {limit?.TotalMinutes:0} minutes, and was stopped."
                    : $"Nothing was said for {limit?.TotalMinutes:0} minutes, so the conversation was ended.");
        }
        finally
        {
            if (conversation is not null)
            {
                conversation.Moved -= Again;
            }
        }

        void Again()
        {
            try
            {
                timer.CancelAfter(limit ?? Timeout.InfiniteTimeSpan);
            }
            catch (ObjectDisposedException)
            {
                // It has ended meanwhile.
            }
        }
    }

    private static string Reason(int exitCode, string said) => said.Length > 0
        ? said
        : exitCode == ExitCode.Interrupted ? "It was interrupted." : $"The demonstration ended with exit code {exitCode}.";

    private static void MakeFolder(string folder, string what)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CheckerException($"The folder for {what} could not be made: {exception.Message}", inner: exception);
        }
    }
}
