using System.Diagnostics;
using System.IO.Pipes;
using System.Text.Json;
using Katas.Checker.Compiling;
using Katas.Checker.Running;

namespace Katas.Checker.Showing;

/// <summary>A demonstration that compiled.</summary>
/// <param name="type">The full name of the demonstration's class.</param>
/// <param name="compiled">The assembly.</param>
internal sealed class CompiledDemo(string type, Compiled compiled)
{
    // A demonstration may train; longer than this, it hangs.
    private static readonly TimeSpan Hangs = TimeSpan.FromMinutes(30);

    /// <summary>What it was compiled to.</summary>
    public Compiled Compiled => compiled;

    /// <summary>The lessons in it that are the learner's; all others are the solutions.</summary>
    public IReadOnlySet<string> Own { get; init; } = new HashSet<string>();

    /// <summary>After how long it is stopped; null for never, where the learner chooses how long it trains.</summary>
    public TimeSpan? Limit { get; init; } = Hangs;

    /// <summary>Runs it.</summary>
    /// <param name="request">What the learner asked for.</param>
    /// <param name="silent">Without output; what it says when it fails is returned.</param>
    /// <param name="cancelled">Ctrl-C.</param>
    /// <param name="told">Given what it writes, where that is not on the terminal.</param>
    public async Task<DemoEnd> Run(DemoRequest request, bool silent, CancellationToken cancelled, Action<string>? told = null)
    {
        MakeFolder(request.Pictures, "pictures");
        if (request.Kept is { } kept)
        {
            MakeFolder(kept, "what is kept");
        }

        using var folder = new DemoFolder();
        string assembly = folder.Write(compiled);
        using var lifeline = new AnonymousPipeServerStream(PipeDirection.Out, HandleInheritability.Inheritable);
        var start = ProcessStarter.Child(
            ProcessStarter.DemoCommand,
            assembly,
            JsonSerializer.Serialize(request with { Type = type }),
            lifeline.GetClientHandleAsString());
        start.RedirectStandardOutput = silent;
        start.RedirectStandardError = silent;
        using var process = Process.Start(start)
            ?? throw new CheckerException($"{start.FileName} could not be started.", ExitCode.Internal);
        lifeline.DisposeLocalCopyOfClientHandle();
        if (!silent)
        {
            return new DemoEnd(await End(process, cancelled), null);
        }

        var words = new LastWords();
        var written = told is null ? Drain.Away(process.StandardOutput.BaseStream) : Drain.Text(process.StandardOutput.BaseStream, told);
        var said = Drain.Into(process.StandardError.BaseStream, words);
        int exitCode = await End(process, cancelled);

        // It takes longer only if it has started a process that goes on.
        await Task.WhenAny(Task.WhenAll(written, said), Task.Delay(TimeSpan.FromSeconds(1), CancellationToken.None));
        return new DemoEnd(exitCode, exitCode == ExitCode.Done ? null : Reason(exitCode, words.Text));
    }

    private async Task<int> End(Process process, CancellationToken cancelled)
    {
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancelled);
        timer.CancelAfter(Limit ?? Timeout.InfiniteTimeSpan);
        try
        {
            await process.WaitForExitAsync(timer.Token);
            return process.ExitCode;
        }
        catch (OperationCanceledException)
        {
            // Ctrl-C reaches the demonstration too, which ends between two parts; what does not end is ended.
            if (!process.WaitForExit(TimeSpan.FromSeconds(2)))
            {
                process.Kill(entireProcessTree: true);
            }

            return cancelled.IsCancellationRequested
                ? ExitCode.Interrupted
                : throw new CheckerException($"The demonstration was still running after {Limit?.TotalMinutes:0} minutes, and was stopped.");
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
