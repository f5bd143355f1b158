using System.CommandLine;
using System.Runtime.InteropServices;
using Katas.Checker.Book;
using Katas.Checker.Reporting;
using Katas.Checker.Running;
using Spectre.Console;

namespace Katas.Checker.Commands;

/// <summary><c>doctor</c>: whether TorchSharp loads here, and if not, what is really missing; and whether what is given is as shipped.</summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        var command = new Command(
            "doctor", "Say whether TorchSharp loads on this machine and whether the given files are as shipped; if not, why not, and what to do.");
        command.SetAction(parsed => Run(GlobalOptions.Shell(parsed)));
        return command;
    }

    private static int Run(Shell shell)
    {
        string? problem = TorchLoader.Problem();
        var given = shell.Book.Readings().Select(reading => reading.Lesson).OfType<Lesson>().SelectMany(GivenFiles.Faults).ToList();
        shell.Json?.Write("doctor", new
        {
            Loads = problem is null,
            Problem = problem,
            Runtime = RuntimeInformation.FrameworkDescription,
            Platform = RuntimeInformation.RuntimeIdentifier,
            Given = given.Select(fault => JsonReport.Create(shell.Book, fault)),
        });
        shell.Console.WriteLine($"{RuntimeInformation.FrameworkDescription} on {RuntimeInformation.OSDescription} "
            + $"({RuntimeInformation.RuntimeIdentifier}, {Environment.ProcessorCount} processors)");
        shell.Console.WriteProse(problem is null
            ? $"TorchSharp loads and computes.{(given.Count == 0 ? " All is well." : "")}"
            : $"TorchSharp does not load. {problem}");
        var text = new GivenText(shell.Book);
        given.ForEach(fault => shell.Console.WriteProse(text.Describe(fault)));
        return problem is not null ? ExitCode.NoTorch
            : given.Count > 0 ? ExitCode.Usage
            : ExitCode.Done;
    }
}
