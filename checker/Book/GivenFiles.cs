using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Katas.Checker.Book;

/// <summary>
/// Checks whether a lesson's given files are as they were shipped, by the list of hashes beside them. The list is what
/// <c>sha256sum *.cs</c> prints where lines end in LF.
/// </summary>
internal static class GivenFiles
{
    /// <summary>The list's name.</summary>
    public const string ListName = "SHA256SUMS";

    // Two seconds is the coarsest that a file system tells times by: what was written later may be written once more unseen.
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(3);

    private static readonly ConcurrentDictionary<string, (string State, IReadOnlyList<GivenFault> Faults)> Known = [];

    /// <summary>
    /// The files that are not as they were shipped; none if the lesson gives nothing. They are read once for each state of the
    /// folder, since every check asks.
    /// </summary>
    public static IReadOnlyList<GivenFault> Faults(Lesson lesson)
    {
        string folder = lesson.Folders.Given;
        if (!Directory.Exists(folder))
        {
            return [];
        }

        var written = TextFile.CSharpFiles(folder).Prepend(Path.Combine(folder, ListName))
            .Select(path => (Path: path, Time: TextFile.Written(path, "a file that a lesson gives"))).ToList();
        string state = string.Join('\n', written.Select(file => $"{file.Path} {file.Time.Ticks}"));
        bool isSettled = written.All(file => file.Time < DateTime.UtcNow - Settled);
        if (isSettled && Known.TryGetValue(folder, out var known) && known.State == state)
        {
            return known.Faults;
        }

        var faults = Find(folder);
        Known[folder] = (state, faults);
        return faults;
    }

    /// <summary>The hash of a file with LF at the end of its lines, as it is in the list.</summary>
    public static string Hash(string path)
    {
        // In Latin-1 a byte is a character, so that nothing but line endings changes.
        string text = Encoding.Latin1.GetString(TextFile.Bytes(path, "a file that a lesson gives"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.Latin1.GetBytes(text.Replace("\r\n", "\n", StringComparison.Ordinal))));
    }

    private static IReadOnlyList<GivenFault> Find(string folder)
    {
        string list = Path.Combine(folder, ListName);
        if (!File.Exists(list))
        {
            return [new GivenFault(list, GivenFaultKind.Missing)];
        }

        var shipped = Read(list);
        var present = TextFile.CSharpFiles(folder).Select(path => Path.GetFileName(path)).ToHashSet();
        return
        [
            .. from name in shipped.Keys.Union(present).Order(StringComparer.Ordinal)
               let path = Path.Combine(folder, name)
               let kind = !present.Contains(name) ? GivenFaultKind.Missing
                   : !shipped.TryGetValue(name, out string? hash) ? GivenFaultKind.Added
                   : hash != Hash(path) ? GivenFaultKind.Changed
                   : (GivenFaultKind?)null
               where kind is not null
               select new GivenFault(path, kind.Value),
        ];
    }

    /// <summary>Each line is a hash, a space, a space or an asterisk, and a name.</summary>
    private static Dictionary<string, string> Read(string list) =>
        TextFile.Read(list, "the hashes of what a lesson gives")
            .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split([' ', '*'], 2, StringSplitOptions.TrimEntries))
            .Where(parts => parts.Length == 2)
            .ToDictionary(parts => parts[1].TrimStart('*'), parts => parts[0]);
}
