using System.Diagnostics;
using Katas.Checker.Running;

namespace Katas.Checker.Showing;

/// <summary>The program that shows the book as a page: a project of its own, which is built when it is asked for.</summary>
/// <param name="root">The folder of the checker's own workbook, which has the page's source.</param>
/// <param name="configuration">As the checker was built: <c>Debug</c> or <c>Release</c>.</param>
internal sealed class PageProgram(string root, string configuration)
{
    // What it takes on its command line, which no person types.
    public const string BookOption = "--book";
    public const string PortOption = "--port";
    public const string SecondsOption = "--seconds";
    public const string BytesOption = "--bytes";
    public const string InputOption = "--ends-with-input";

    private const string Project = "page";

    /// <summary>The one that belongs to this checker.</summary>
    public static PageProgram Here { get; } = new(
        Book.Workbook.Find(AppContext.BaseDirectory).Root,
        System.IO.Path.GetFileName(System.IO.Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd(System.IO.Path.DirectorySeparatorChar))) ?? "Debug");

    /// <summary>The file that dotnet runs.</summary>
    public string Path => System.IO.Path.Combine(Folder, "page.dll");

    /// <summary>Whether it is not built, or from other sources than these, or for another checker than this.</summary>
    public bool IsOutdated => !File.Exists(Path)
        || Sources().Append(Contract).Any(source => File.GetLastWriteTimeUtc(source) > File.GetLastWriteTimeUtc(Path))
        || !IsSame(Checker, System.IO.Path.Combine(Folder, System.IO.Path.GetFileName(Checker)));

    private static string Checker => typeof(PageProgram).Assembly.Location;

    /// <summary>
    /// What the page was compiled against: it changes only where the checker's members do. The copy beside the page tells nothing of
    /// that, since it may be a link to the checker's own file.
    /// </summary>
    private string Contract => System.IO.Path.Combine(root, "checker", "obj", configuration, "net10.0", "ref", "checker.dll");

    private string Folder => System.IO.Path.Combine(root, Project, "bin", configuration, "net10.0");

    /// <summary>Builds it.</summary>
    /// <exception cref="CheckerException">It does not build.</exception>
    public async Task<bool> Build(CancellationToken cancelled)
    {
        if (!Directory.Exists(System.IO.Path.Combine(root, Project)))
        {
            throw new CheckerException($"The folder {Project} is missing. `git checkout -- {Project}` brings it back.");
        }

        var start = new ProcessStartInfo(ProcessStarter.Dotnet, ["build", Project, "-c", configuration, "-v", "q", "-nologo", "-clp:NoSummary"])
        {
            WorkingDirectory = root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start) ?? throw new CheckerException($"{start.FileName} could not be started.", ExitCode.Internal);
        process.StandardInput.Close();
        var words = new LastWords();
        var said = Drain.Into(process.StandardOutput.BaseStream, words);
        _ = Drain.Away(process.StandardError.BaseStream);
        try
        {
            await process.WaitForExitAsync(cancelled);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        await Task.WhenAny(said, Task.Delay(TimeSpan.FromSeconds(1), CancellationToken.None));
        if (process.ExitCode != 0)
        {
            throw new CheckerException($"The page does not build. `dotnet build {Project}` shows why. {words.Text}".Trim());
        }

        // Not every source ends up in this file; from now on it is as new as all of them.
        File.SetLastWriteTimeUtc(Path, DateTime.UtcNow);
        return true;
    }

    private IEnumerable<string> Sources() =>
        from path in Directory.Exists(System.IO.Path.Combine(root, Project))
            ? Directory.EnumerateFiles(System.IO.Path.Combine(root, Project), "*", SearchOption.AllDirectories)
            : []
        let parts = System.IO.Path.GetRelativePath(System.IO.Path.Combine(root, Project), path).Split(System.IO.Path.DirectorySeparatorChar)
        where parts[0] is not ("bin" or "obj") && !parts.Any(part => part[0] == '.')
        select path;

    private static bool IsSame(string one, string other) =>
        File.Exists(other) && new FileInfo(one).Length == new FileInfo(other).Length && File.ReadAllBytes(one).AsSpan().SequenceEqual(File.ReadAllBytes(other));
}
