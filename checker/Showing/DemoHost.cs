using System.Reflection;
using Katas.Checker.Book;
using Katas.Checker.Reporting;
using Katas.Checker.Running;
using Katas.Checker.Showing.Conversations;
using Katas.Checker.Verdicts;
using Katas.Toolkit;
using Spectre.Console;

namespace Katas.Checker.Showing;

/// <summary>The child's side of a demonstration, which has the terminal to itself.</summary>
internal static class DemoHost
{
    /// <summary>In the child: runs the demonstration in an assembly.</summary>
    public static int Serve(string assemblyPath, DemoRequest request)
    {
        if (TorchLoader.Problem() is { } problem)
        {
            throw new CheckerException($"TorchSharp does not load on this machine. {problem}", ExitCode.NoTorch);
        }

        using var cancelled = new CancellationTokenSource();
        if (!request.IsTalk)
        {
            Console.CancelKeyPress += (_, press) =>
            {
                press.Cancel = true;
                cancelled.Cancel();
            };
        }

        var type = Assembly.LoadFrom(assemblyPath).GetType(request.Type, throwOnError: true)!;
        var demo = (IDemo)Activator.CreateInstance(type)!;
        try
        {
            var console = Terminal.Open(Console.Out, request.Plain);
            demo.Run(new DemoStage(console, request.Pictures, request.Data, cancelled.Token)
            {
                Options = new DemoOptions(type, request.Given),
                Conversation = Conversation(request, console),
                Kept = request.Kept,
            });
        }
        catch (FormatException exception) when (request.Given.Count > 0)
        {
            throw new CheckerException(exception.Message, ExitCode.Usage, exception);
        }
        catch (DemoException exception)
        {
            throw new CheckerException(exception.Message, ExitCode.Usage, exception);
        }
        catch (Exception exception) when (OwnPlace(exception, request) is { } place)
        {
            throw new CheckerException(
                $"Your code ended the demonstration. {place} threw {exception.GetType().Name}: {exception.Message}",
                ExitCode.NotYet,
                exception);
        }

        return cancelled.IsCancellationRequested ? ExitCode.Interrupted : ExitCode.Done;
    }

    private static IConversation? Conversation(DemoRequest request, IAnsiConsole console) => request switch
    {
        { IsTalk: false } => null,
        { Pipes: { } pipes } => PipedConversation.Open(pipes.Requests, pipes.Messages),
        _ => new TerminalConversation(console),
    };

    /// <summary>The learner's line that threw; null if it was not one of theirs.</summary>
    private static string? OwnPlace(Exception exception, DemoRequest request)
    {
        var book = Workbook.Find(request.Data);
        var folders = book.Numbers.Select(number => Path.Combine(book.Exercises, number));
        return FailurePlace.FindIn(exception.StackTrace ?? "", folders) is { } place
            ? $"{book.Relative(place.Path)}:{place.StartLinePosition.Line + 1}"
            : null;
    }
}
