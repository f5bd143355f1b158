using System.CommandLine;
using System.Runtime.InteropServices;
using Katas.Checker.Reporting;
using Katas.Checker.Running;
using Spectre.Console;

namespace Katas.Checker.Commands;

/// <summary><c>doctor</c>: whether TorchSharp loads here, and if not, what is really missing.</summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        var command = new Command("doctor", "Say whether TorchSharp loads on this machine; if not, why, and what to do.");
        command.SetAction(parsed => Run(GlobalOptions.Shell(parsed)));
        return command;
    }

    private static int Run(Shell shell)
    {
        string? problem = TorchLoader.Problem();
        shell.Json?.Write("doctor", new
        {
            Loads = problem is null,
            Problem = problem,
            Runtime = RuntimeInformation.FrameworkDescription,
            Platform = RuntimeInformation.RuntimeIdentifier,
        });
        shell.Console.WriteLine($"{RuntimeInformation.FrameworkDescription} on {RuntimeInformation.OSDescription} "
            + $"({RuntimeInformation.RuntimeIdentifier}, {Environment.ProcessorCount} processors)");
        shell.Console.WriteLine(problem is null
            ? "TorchSharp loads and computes. All is well."
            : $"TorchSharp does not load. {problem}");
        return problem is null ? ExitCode.Done : ExitCode.NoTorch;
    }
}
