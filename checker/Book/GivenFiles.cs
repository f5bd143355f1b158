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

    /// <summary>The files that are not as they were shipped; none if the lesson gives nothing.</summary>
    public static IReadOnlyList<GivenFault> Faults(Lesson lesson)
    {
        string folder = lesson.Folders.Given;
        if (!Directory.Exists(folder))
        {
            return [];
        }

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

    /// <summary>The hash of a file with LF at the end of its lines, as it is in the list.</summary>
    public static string Hash(string path)
    {
        // In Latin-1 a byte is a character, so that nothing but line endings changes.
        string text = Encoding.Latin1.GetString(TextFile.Bytes(path, "a file that a lesson gives"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.Latin1.GetBytes(text.Replace("\r\n", "\n", StringComparison.Ordinal))));
    }

    /// <summary>Each line is a hash, a space, a space or an asterisk, and a name.</summary>
    private static Dictionary<string, string> Read(string list) =>
        TextFile.Read(list, "the hashes of what a lesson gives")
            .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split([' ', '*'], 2, StringSplitOptions.TrimEntries))
            .Where(parts => parts.Length == 2)
            .ToDictionary(parts => parts[1].TrimStart('*'), parts => parts[0]);
}
