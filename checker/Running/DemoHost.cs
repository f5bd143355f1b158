using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using Katas.Checker.Book;
using Katas.Checker.Checking;
using Katas.Checker.Commands;
using Katas.Checker.Compiling;
using Katas.Toolkit;

namespace Katas.Checker.Running;

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
                GlobalOptions.Terminal(Console.Out, request.Plain), request.Pictures, request.Data, cancelled.Token)
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

    /// <summary>The line of the learner's that threw; null if it was none of theirs.</summary>
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

    /// <summary>After how long it is stopped; null for never, where the learner chooses how long it trains.</summary>
    public TimeSpan? Limit { get; init; } = Hangs;

    /// <summary>Runs it; returns its exit code.</summary>
    /// <param name="request">What the learner asked for.</param>
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
