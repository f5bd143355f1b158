using System.CommandLine;
using Katas.Checker.Book;
using Katas.Checker.Reporting;
using Katas.Checker.Running;

namespace Katas.Checker.Commands;

/// <summary>The options that every command takes.</summary>
internal static class GlobalOptions
{
    public static Option<bool> Json { get; } = new("--json")
    {
        Description = "Answer with one JSON document (docs/json.md) instead of text.",
        Recursive = true,
    };

    public static Option<bool> NoColor { get; } = new("--no-color")
    {
        Description = "Plain text; the environment variable NO_COLOR does the same.",
        Recursive = true,
    };

    public static Option<double> Timeout { get; } = new("--timeout")
    {
        Description = "How long one test may take before it is stopped.",
        HelpName = "seconds",
        DefaultValueFactory = _ => HostLimits.Default.Test.TotalSeconds,
        Recursive = true,
    };

    public static Option<double> Memory { get; } = new("--memory")
    {
        Description = "How much memory the code under test may take before it is stopped.",
        HelpName = "GB",
        DefaultValueFactory = _ => (double)HostLimits.Default.Memory / HostLimits.Gigabyte,
        Recursive = true,
    };

    public static Option<string?> Book { get; } = new("--book")
    {
        Description = "The workbook's folder, if it is not the current one or above it.",
        HelpName = "folder",
        Recursive = true,
    };

    /// <summary>Creates what a command works with.</summary>
    public static Shell Shell(ParseResult parsed)
    {
        double seconds = parsed.GetValue(Timeout);
        if (!(seconds > 0 && seconds <= TimeSpan.FromDays(1).TotalSeconds))
        {
            throw new CheckerException("--timeout takes a number of seconds above 0, at most a day.");
        }

        double gigabytes = parsed.GetValue(Memory);
        if (!(gigabytes is >= 0.5 and <= 1024))
        {
            throw new CheckerException("--memory takes a number of GB from 0.5 to 1024; TorchSharp alone takes about 0.3.");
        }

        bool json = parsed.GetValue(Json);
        return new Shell(
            Workbook.Find(parsed.GetValue(Book)),
            json ? Terminal.Open(TextWriter.Null, plain: true) : Terminal.Open(Console.Out, parsed.GetValue(NoColor)),
            json ? new JsonOutput(Console.Out) : null,
            HostLimits.Default with { Test = TimeSpan.FromSeconds(seconds), Memory = (long)(gigabytes * HostLimits.Gigabyte) });
    }
}
