using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Katas.Checker.Reporting;
using Katas.Checker.Running;
using Katas.Checker.Showing;
using Spectre.Console;

namespace Katas.Checker.Commands;

/// <summary>
/// <c>book</c>: the book as a page in the browser. The page is a program of its own, so that no other command loads anything of it; this
/// command starts it, says where it is, and ends it.
/// </summary>
internal static class BookCommand
{
    private const int LargestPort = 65535;

    // The page says goodbye to the browsers first.
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(6);

    public static Command Create()
    {
        var closed = new Option<bool>("--no-open") { Description = "Print the link, and open no browser." };
        var port = new Option<int>("--port") { Description = "The port to listen on; without it, one that is free.", HelpName = "number" };
        port.Validators.Add(result =>
        {
            if (!int.TryParse(result.Tokens.FirstOrDefault()?.Value, out int given) || given is < 1 or > LargestPort)
            {
                result.AddError($"--port takes a number from 1 to {LargestPort}.");
            }
        });
        var command = new Command("book", "The book as a page in your browser: its text, and the verdict at every save.") { closed, port }
            .WithExamples(
                ("book", "opens it"),
                ("book --no-open", "prints the link alone"),
                ("book --port 5050", "on a port of your choice"));
        command.SetAction((parsed, cancelled) =>
            Run(GlobalOptions.Shell(parsed), parsed.GetValue(closed), parsed.GetValue(port), cancelled));
        return command;
    }

    private static async Task<int> Run(Shell shell, bool closed, int port, CancellationToken cancelled)
    {
        var page = PageProgram.Here;
        if (page.IsOutdated)
        {
            await shell.Busy("Building the page, once", async _ => await page.Build(cancelled));
        }

        using var process = Start(shell, page.Path, port);
        var words = new LastWords();
        _ = Drain.Into(process.StandardError.BaseStream, words);
        try
        {
            string link = await Link(process, words, cancelled);
            Tell(shell, link, closed);
            _ = Drain.Away(process.StandardOutput.BaseStream);
            await process.WaitForExitAsync(cancelled);
            throw new CheckerException($"The page ended by itself. {words.Text}".Trim(), ExitCode.Internal);
        }
        finally
        {
            End(process);
        }
    }

    private static Process Start(Shell shell, string path, int port)
    {
        var start = new ProcessStartInfo(
            ProcessStarter.Dotnet,
            [
                path,
                PageProgram.BookOption, shell.Book.Root,
                PageProgram.PortOption, port.ToString(CultureInfo.InvariantCulture),
                PageProgram.SecondsOption, shell.Limits.Test.TotalSeconds.ToString("R", CultureInfo.InvariantCulture),
                PageProgram.BytesOption, shell.Limits.Memory.ToString(CultureInfo.InvariantCulture),
                PageProgram.InputOption,
            ])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start) ?? throw new CheckerException($"{start.FileName} could not be started.", ExitCode.Internal);
    }

    /// <summary>The link that the page prints first.</summary>
    private static async Task<string> Link(Process process, LastWords words, CancellationToken cancelled)
    {
        if (await process.StandardOutput.ReadLineAsync(cancelled) is { } line)
        {
            return JsonDocument.Parse(line).RootElement.GetProperty("Link").GetString()!;
        }

        await process.WaitForExitAsync(cancelled);
        await Task.Delay(TimeSpan.FromMilliseconds(100), cancelled); // what it said last may still be on the way
        throw new CheckerException(
            words.Text.Length > 0 ? words.Text : $"The page ended with exit code {process.ExitCode}.",
            process.ExitCode == ExitCode.Usage ? ExitCode.Usage : ExitCode.Internal);
    }

    private static void Tell(Shell shell, string link, bool closed)
    {
        if (shell.Json is not null)
        {
            shell.Json.Write("book", new { Link = link });
            return;
        }

        bool isOpen = !closed && Browser.Open(link);
        shell.Console.WriteLine(isOpen ? "The book is open in your browser. The link for another one:" : "Open this link in your browser:");
        shell.Console.WriteUnwrapped(new Text($"  {link}"));
        shell.Console.WriteLine("It works on this machine alone, until Ctrl-C.");
    }

    private static void End(Process process)
    {
        try
        {
            process.StandardInput.Close();
            if (!process.WaitForExit(Farewell))
            {
                process.Kill(entireProcessTree: true);
            }
        }
        catch (Exception exception) when (exception is InvalidOperationException or IOException)
        {
            // It is gone already.
        }
    }
}
