using System.Text.RegularExpressions;

namespace Katas.Tests.Build;

/// <summary>What is wrong with a solution file, and how to put it right.</summary>
internal static partial class SolutionFile
{
    private const string FolderType = "{2150E333-8FDC-42A3-9474-1A3956D46DE8}";

    /// <summary>The projects below a folder, as paths from there with slashes; what is built or hidden is no part of it.</summary>
    public static IReadOnlyList<string> OnDisk(string root) =>
    [
        .. Directory.EnumerateFiles(root, "*.csproj", new EnumerationOptions { RecurseSubdirectories = true })
            .Select(path => Path.GetRelativePath(root, path).Replace('\\', '/'))
            .Where(path => !path.Split('/').Any(part => part is "bin" or "obj" || part.StartsWith('.')))
            // Restored and run by themselves, when somebody asks for a model or for the table of letters, and never by the first build.
            .Where(path => path is not ("build/accents/Accents.csproj" or "build/minilm/MiniLm.csproj")),
    ];

    /// <summary>A sentence for each project or solution folder that is missing, out of place, or no longer there.</summary>
    public static IReadOnlyList<string> Problems(string solution, IReadOnlyList<string> onDisk)
    {
        var entries = Entry().Matches(solution)
            .Select(match => (
                IsFolder: match.Groups["type"].Value == FolderType,
                Path: match.Groups["path"].Value.Replace('\\', '/'),
                Id: match.Groups["id"].Value))
            .ToList();
        var parents = Nesting().Matches(solution).ToDictionary(match => match.Groups["child"].Value, match => match.Groups["parent"].Value);
        var projects = entries.Where(entry => !entry.IsFolder).ToList();
        var problems = new List<string>();
        foreach (string project in onDisk.Except(projects.Select(entry => entry.Path)).Order(StringComparer.Ordinal))
        {
            problems.Add($"Katas.sln does not list {project}: `{Add(project)}` adds it.");
        }

        foreach (var (_, path, id) in projects)
        {
            string? folder = parents.TryGetValue(id, out string? parent) ? entries.Find(entry => entry.Id == parent).Path : null;
            if (!onDisk.Contains(path))
            {
                problems.Add($"Katas.sln lists {path}, which is not there: `dotnet sln remove {path}` takes it out.");
            }
            else if (folder != Folder(path))
            {
                problems.Add(
                    $"Katas.sln has {path} in {folder ?? "no solution folder"} instead of in {Folder(path)}: "
                    + $"`dotnet sln remove {path}`, then `{Add(path)}`.");
            }
        }

        problems.AddRange(entries
            .Where(entry => entry.IsFolder && !parents.ContainsValue(entry.Id))
            .Select(entry => $"Katas.sln has a solution folder {entry.Path} with nothing in it: take its two lines out."));
        return problems;
    }

    private static string Folder(string project) => project.Split('/')[0];

    private static string Add(string project) => $"dotnet sln add {project} --solution-folder {Folder(project)}";

    [GeneratedRegex(@"Project\(""(?<type>[^""]+)""\) = ""[^""]+"", ""(?<path>[^""]+)"", ""(?<id>[^""]+)""")]
    private static partial Regex Entry();

    [GeneratedRegex(@"^\s*(?<child>\{[^}]+\}) = (?<parent>\{[^}]+\})\s*$", RegexOptions.Multiline)]
    private static partial Regex Nesting();
}
