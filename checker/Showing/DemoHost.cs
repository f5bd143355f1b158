using System.Reflection;
using Katas.Checker.Book;
using Katas.Checker.Compiling;
using Katas.Checker.Reporting;
using Katas.Checker.Running;
using Katas.Checker.Verdicts;
using Katas.Toolkit;

namespace Katas.Checker.Showing;

/// <summary>Compiles a lesson's demonstration and runs it in a child that has the terminal to itself.</summary>
internal sealed class DemoHost(Workbook book)
{
    private const string CapstoneName = "Capstone";
    private const string CapstoneType = "Katas.Capstone.CapstoneDemo";
    private const string CapstoneShares = "08"; // whose training runs it shows

    /// <summary>Compiles the demonstration, on the learner's files or on the solution.</summary>
    /// <exception cref="CheckerException">The lesson has none, or it does not compile.</exception>
    public CompiledDemo Compile(Lesson lesson, bool own)
    {
        var subject = own ? SourceTrees.Exercise(lesson) : SourceTrees.Solution(lesson);
        string name = $"Demo{lesson.Number}";
        return new CompiledDemo(name, null, new LessonCompiler(book).CompileOwn(name, [.. subject, .. SourceTrees.Demo(lesson)]));
    }

    /// <summary>
    /// Compiles the capstone with the learner's files of all lessons, and with nothing else that could stand in for one of
    /// them: the solutions are not referenced.
    /// </summary>
    /// <exception cref="CheckerException">It does not compile.</exception>
    public CompiledDemo CompileCapstone()
    {
        var compiled = new LessonCompiler(book).CompileWithoutSolutions(
            CapstoneName,
            [
                .. book.Lessons().SelectMany(SourceTrees.Exercise),
                .. SourceTrees.Demo(book.Lesson(CapstoneShares)),
                .. SourceTrees.Capstone(book),
            ]);
        return compiled.Succeeded
            ? new CompiledDemo(CapstoneName, CapstoneType, compiled) { Limit = null }
            : throw new CheckerException(
                "Each of your lessons compiles, but not all of them together, without the solutions: "
                + string.Join(Environment.NewLine, compiled.Errors.Take(3)),
                ExitCode.DoesNotCompile);
    }

    /// <summary>In the child: runs the demonstration in an assembly.</summary>
    public static int Serve(string assemblyPath, DemoRequest request)
    {
        if (TorchLoader.Problem() is { } problem)
        {
            throw new CheckerException($"TorchSharp does not load on this machine. {problem}", ExitCode.NoTorch);
        }

        using var cancelled = new CancellationTokenSource();
        Console.CancelKeyPress += (_, press) =>
        {
            press.Cancel = true;
            cancelled.Cancel();
        };
        var type = Assembly.LoadFrom(assemblyPath).GetTypes()
            .First(type => IsDemo(type) && (request.Type is null || type.FullName == request.Type));
        var demo = (IDemo)Activator.CreateInstance(type)!;
        if (request.File is not null && !demo.TakesFile)
        {
            throw new CheckerException("This lesson's demonstration takes no file; leave --data out.", ExitCode.Usage);
        }

        try
        {
            demo.Run(new DemoStage(
                Terminal.Open(Console.Out, request.Plain), request.Pictures, request.Data, cancelled.Token)
            {
                File = request.File,
                Training = request.Training,
            });
        }
        catch (FormatException exception) when (request.File is not null)
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

    /// <summary>The learner's line that threw; null if it was not one of theirs.</summary>
    private static string? OwnPlace(Exception exception, DemoRequest request)
    {
        var book = Workbook.Find(request.Data);
        var folders = book.Numbers.Select(number => Path.Combine(book.Exercises, number));
        return FailurePlace.In(exception.StackTrace ?? "", folders) is { } place
            ? $"{book.Relative(place.Path)}:{place.StartLinePosition.Line + 1}"
            : null;
    }

    private static bool IsDemo(Type type) => typeof(IDemo).IsAssignableFrom(type) && type is { IsClass: true, IsAbstract: false };
}
