using System.Diagnostics;

namespace Katas.Benchmarks.Watching;

/// <summary>A copy of the workbook to edit in, built where it stands. Deleted when disposed.</summary>
internal sealed class TemporaryBook : IDisposable
{
    // What a build or a checker made, and what nothing here needs.
    private static readonly HashSet<string> Left = ["bin", "obj", ".git", ".katas", ".vs", "benchmarks", "pictures"];

    public TemporaryBook()
    {
        Copy(Source(), new DirectoryInfo(Root));
    }

    public string Root { get; } = Directory.CreateTempSubdirectory("katas-benchmark-").FullName;

    /// <summary>The folder of the lesson that is edited.</summary>
    public string Exercise => Path.Combine(Root, "exercises", LineEdit.Lesson);

    /// <summary>Fills a lesson in.</summary>
    public void Solve()
    {
        foreach (string path in Directory.GetFiles(Path.Combine(Root, "solutions", LineEdit.Lesson), "*.cs"))
        {
            File.Copy(path, Path.Combine(Exercise, Path.GetFileName(path)), overwrite: true);
        }
    }

    /// <summary>Builds a project.</summary>
    public void Build(string project)
    {
        using var build = Start("build", project);
        string output = build.StandardOutput.ReadToEnd();
        build.WaitForExit();
        if (build.ExitCode != 0)
        {
            throw new InvalidOperationException($"{project} does not build in {Root}: {output}");
        }
    }

    /// <summary>Starts the dotnet command in the workbook's folder.</summary>
    public Process Start(params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet could not be started.");
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        return process;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private static DirectoryInfo Source()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Katas.sln")))
            {
                return folder;
            }
        }

        throw new FileNotFoundException("There is no Katas.sln above this program.");
    }

    private static void Copy(DirectoryInfo from, DirectoryInfo to)
    {
        to.Create();
        foreach (var file in from.EnumerateFiles())
        {
            file.CopyTo(Path.Combine(to.FullName, file.Name));
        }

        foreach (var folder in from.EnumerateDirectories().Where(folder => !Left.Contains(folder.Name)))
        {
            Copy(folder, new DirectoryInfo(Path.Combine(to.FullName, folder.Name)));
        }
    }
}
