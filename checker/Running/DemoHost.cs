using System.Diagnostics;
using System.Reflection;
using Katas.Checker.Book;
using Katas.Checker.Commands;
using Katas.Checker.Compiling;
using Katas.Toolkit;

namespace Katas.Checker.Running;

/// <summary>Compiles a lesson's demonstration and runs it in a child that has the terminal to itself.</summary>
internal sealed class DemoHost(Workbook book)
{
    /// <summary>Compiles the demonstration, on the learner's files or on the solution.</summary>
    /// <exception cref="CheckerException">The lesson has none, or it does not compile.</exception>
    public CompiledDemo Compile(Lesson lesson, bool own)
    {
        var subject = own ? SourceTrees.Exercise(lesson) : SourceTrees.Solution(lesson);
        var compiled = new LessonCompiler(book).CompileOwn($"Demo{lesson.Number}", [.. subject, .. SourceTrees.Demo(lesson)]);
        return new CompiledDemo(book, lesson, compiled);
    }

    /// <summary>In the child: runs the demonstration in an assembly.</summary>
    public static int Serve(string assemblyPath, string pictures, string data, string? file, bool plain)
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
        var type = Assembly.LoadFrom(assemblyPath).GetTypes().First(IsDemo);
        var demo = (IDemo)Activator.CreateInstance(type)!;
        if (file is not null && !demo.TakesFile)
        {
            throw new CheckerException("This lesson's demonstration takes no file; leave --data out.", ExitCode.Usage);
        }

        try
        {
            demo.Run(new DemoStage(GlobalOptions.Terminal(Console.Out, plain), pictures, data, cancelled.Token) { File = file });
        }
        catch (FormatException exception) when (file is not null)
        {
            throw new CheckerException(exception.Message, ExitCode.Usage, exception);
        }

        return cancelled.IsCancellationRequested ? ExitCode.Interrupted : ExitCode.Done;
    }

    private static bool IsDemo(Type type) => typeof(IDemo).IsAssignableFrom(type) && type is { IsClass: true, IsAbstract: false };
}

/// <summary>A demonstration that compiled.</summary>
internal sealed class CompiledDemo(Workbook book, Lesson lesson, Compiled compiled)
{
    // A demonstration may train; longer than this, it hangs.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(30);

    /// <summary>Runs it; returns its exit code.</summary>
    /// <param name="pictures">Where PNG files go; made if need be.</param>
    /// <param name="file">A file of the learner's own to work on, or null.</param>
    /// <param name="plain">Without colour.</param>
    /// <param name="silent">Without output.</param>
    /// <param name="cancelled">Ctrl-C.</param>
    public async Task<int> Run(string pictures, string? file, bool plain, bool silent, CancellationToken cancelled)
    {
        string folder = Directory.CreateTempSubdirectory("katas-demo-").FullName;
        try
        {
            MakePictureFolder(pictures);
            string assembly = Path.Combine(folder, $"Demo{lesson.Number}.dll");
            await File.WriteAllBytesAsync(assembly, compiled.Assembly, cancelled);
            await File.WriteAllBytesAsync(Path.ChangeExtension(assembly, ".pdb"), compiled.Symbols, cancelled);
            var start = new ProcessStartInfo(ProcessStarter.Dotnet) { UseShellExecute = false, RedirectStandardOutput = silent };
            string[] arguments =
            [
                typeof(DemoHost).Assembly.Location, ProcessStarter.DemoCommand, assembly, pictures, book.Data,
                plain ? "plain" : "colour", .. file is null ? [] : new[] { file },
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

    private static async Task<int> End(Process process, CancellationToken cancelled)
    {
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancelled);
        timer.CancelAfter(Limit);
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
                : throw new CheckerException($"The demonstration was still running after {Limit.TotalMinutes:0} minutes, and was stopped.");
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
