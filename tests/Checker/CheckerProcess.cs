using System.Diagnostics;
using System.Text.Json;
using Katas.Checker.Running;

namespace Katas.Tests.Checker;

/// <summary>What a real process of the checker answered.</summary>
/// <param name="ExitCode">What it ended with.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
internal sealed record CheckerProcess(int ExitCode, string Output, string Error)
{
    /// <summary>
    /// What dotnet is started by where Ctrl-C is to reach it. In a shell's background jobs Ctrl-C is ignored, and so it is in what they start,
    /// unless that asks for it.
    /// </summary>
    public static IReadOnlyList<string> DotnetForCtrlC { get; } =
        OperatingSystem.IsLinux() ? ["env", "--default-signal=INT", ProcessStarter.Dotnet] : [ProcessStarter.Dotnet];

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <summary>The output as the JSON document that it should be.</summary>
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    /// <summary>Everything it printed.</summary>
    public string Text => Output + Error;

    /// <summary>Runs the checker on a sample, as a learner does: in its folder.</summary>
    public static Task<CheckerProcess> Run(SampleBook sample, params string[] arguments) =>
        Start([.. arguments, "--book", sample.Root], sample.Root, new Dictionary<string, string>());

    /// <summary>Runs the checker on a sample, with something piped into it.</summary>
    public static Task<CheckerProcess> Pipe(string input, SampleBook sample, params string[] arguments) =>
        Start([.. arguments, "--book", sample.Root], sample.Root, new Dictionary<string, string>(), input);

    /// <summary>Runs the checker with exactly these arguments.</summary>
    public static async Task<CheckerProcess> Start(
        IEnumerable<string> arguments, string folder, IReadOnlyDictionary<string, string> environment, string input = "")
    {
        var start = new ProcessStartInfo(ProcessStarter.Dotnet)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "checker.dll"));
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        using var timer = new CancellationTokenSource(Limit);
        try
        {
            await process.WaitForExitAsync(timer.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"The checker did not answer: {string.Join(' ', start.ArgumentList)}");
        }

        return new CheckerProcess(process.ExitCode, await output, await error);
    }
}
