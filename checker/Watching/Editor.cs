using System.ComponentModel;
using System.Diagnostics;

namespace Katas.Checker.Watching;

/// <summary>
/// The learner's editor, opened at a line. KATAS_EDITOR names one in any case, with {file} and {line} where they go; else it is the first
/// of VISUAL and EDITOR that has a window of its own, or the one in whose terminal this runs.
/// </summary>
/// <param name="command">The program and its arguments, with {file} and {line}; null if there is none to open.</param>
internal sealed class Editor(IReadOnlyList<string>? command)
{
    public const string Variable = "KATAS_EDITOR";

    private const string File = "{file}";
    private const string Line = "{line}";

    // What they are called, and what they take. Editors that live in the terminal would write over the watch.
    private static readonly Dictionary<string, string[]> Known = new()
    {
        ["code"] = ["-g", $"{File}:{Line}"],
        ["code-insiders"] = ["-g", $"{File}:{Line}"],
        ["codium"] = ["-g", $"{File}:{Line}"],
        ["cursor"] = ["-g", $"{File}:{Line}"],
        ["rider"] = ["--line", Line, File],
        ["devenv"] = ["/Edit", File],
        ["subl"] = [$"{File}:{Line}"],
        ["zed"] = [$"{File}:{Line}"],
        ["gedit"] = [$"+{Line}", File],
        ["kate"] = ["--line", Line, File],
        ["gvim"] = [$"+{Line}", File],
        ["notepad++"] = [$"-n{Line}", File],
    };

    /// <summary>The editor of this environment.</summary>
    public static Editor Here { get; } = Find(Environment.GetEnvironmentVariable);

    /// <summary>The program and its arguments, with {file} and {line}; null if there is none to open.</summary>
    public IReadOnlyList<string>? Command => command;

    /// <summary>Finds the editor.</summary>
    /// <param name="variable">The environment.</param>
    public static Editor Find(Func<string, string?> variable)
    {
        if (variable(Variable) is { Length: > 0 } own)
        {
            string[] parts = own.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return new Editor(parts.Any(part => part.Contains(File)) ? parts : [.. parts, .. Arguments(parts[0]) ?? [File]]);
        }

        string?[] candidates = [variable("VISUAL"), variable("EDITOR"), variable("TERM_PROGRAM") == "vscode" ? "code" : null];
        string? found = candidates.OfType<string>().FirstOrDefault(candidate => Arguments(candidate.Split(' ')[0]) is not null);
        return new Editor(found is null ? null : [found.Split(' ')[0], .. Arguments(found.Split(' ')[0])!]);
    }

    /// <summary>Opens a file at a line.</summary>
    /// <returns>What was done, or what to do.</returns>
    public string Open(string path, int line)
    {
        if (command is null)
        {
            return $"No editor with its own window was found. {Variable}='code -g {File}:{Line}', for example, names yours; the place is {path}:{line}.";
        }

        var start = new ProcessStartInfo(command[0]) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        foreach (string argument in command.Skip(1))
        {
            start.ArgumentList.Add(argument.Replace(File, path).Replace(Line, line.ToString()));
        }

        try
        {
            using var process = Process.Start(start);
            return $"Opened in {Path.GetFileName(command[0])}: {Path.GetFileName(path)}:{line}.";
        }
        catch (Exception exception) when (exception is Win32Exception or InvalidOperationException)
        {
            return $"{command[0]} could not be started ({exception.Message}); the place is {path}:{line}.";
        }
    }

    private static string[]? Arguments(string program) =>
        Known.GetValueOrDefault(Path.GetFileNameWithoutExtension(program).ToLowerInvariant());
}
