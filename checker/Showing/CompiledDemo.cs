using System.Diagnostics;
using System.Text.Json;
using Katas.Checker.Compiling;
using Katas.Checker.Running;

namespace Katas.Checker.Showing;

/// <summary>A demonstration that compiled.</summary>
/// <param name="name">The assembly's name.</param>
/// <param name="type">The demonstration's class, where there is more than one.</param>
/// <param name="compiled">The assembly.</param>
internal sealed class CompiledDemo(string name, string? type, Compiled compiled)
{
    // A demonstration may train; longer than this, it hangs.
    private static readonly TimeSpan Hangs = TimeSpan.FromMinutes(30);

    /// <summary>What it was compiled to.</summary>
    public Compiled Compiled => compiled;

    /// <summary>The time after which it is stopped; null for never, if the learner chooses how long it trains.</summary>
    public TimeSpan? Limit { get; init; } = Hangs;

    /// <summary>Runs it; returns its exit code.</summary>
    /// <param name="request">The learner's request.</param>
    /// <param name="silent">Without output.</param>
    /// <param name="cancelled">Ctrl-C.</param>
    public async Task<int> Run(DemoRequest request, bool silent, CancellationToken cancelled)
    {
        string folder = Directory.CreateTempSubdirectory("katas-demo-").FullName;
        try
        {
            MakePictureFolder(request.Pictures);
            string assembly = Path.Combine(folder, $"{name}.dll");
            await File.WriteAllBytesAsync(assembly, compiled.Assembly, cancelled);
            await File.WriteAllBytesAsync(Path.ChangeExtension(assembly, ".pdb"), compiled.Symbols, cancelled);
            var start = new ProcessStartInfo(ProcessStarter.Dotnet) { UseShellExecute = false, RedirectStandardOutput = silent };
            string[] arguments =
            [
                typeof(DemoHost).Assembly.Location, ProcessStarter.DemoCommand, assembly,
                JsonSerializer.Serialize(request with { Type = type }),
            ];
            foreach (string argument in arguments)
            {
                start.ArgumentList.Add(argument);
            }

            using var process = Process.Start(start)
                ?? throw new CheckerException($"{start.FileName} could not be started.", ExitCode.Internal);
            if (silent)
            {
                process.OutputDataReceived += (_, _) => { };
                process.BeginOutputReadLine();
            }

            return await End(process, cancelled);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
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

    private static void MakePictureFolder(string pictures)
    {
        try
        {
            Directory.CreateDirectory(pictures);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CheckerException($"The folder for pictures could not be made: {exception.Message}", inner: exception);
        }
    }
}
