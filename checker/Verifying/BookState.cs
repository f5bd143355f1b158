using System.Security.Cryptography;

namespace Katas.Checker.Verifying;

/// <summary>Files and folders as they were when they were first looked at, and whether they still are.</summary>
internal sealed class BookState
{
    private readonly Dictionary<string, (string Hash, DateTime Written)> files = [];
    private readonly Dictionary<string, (IReadOnlyList<string> Files, DateTime Written)> folders = [];

    /// <summary>A hash of a file's bytes.</summary>
    public string Hash(string path)
    {
        if (!files.TryGetValue(path, out var known))
        {
            var written = File.GetLastWriteTimeUtc(path); // first: what is written while it is read counts as changed
            files[path] = known = (Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path))), written);
        }

        return known.Hash;
    }

    /// <summary>The files in a folder and in those below it, except build output; none if it is not there.</summary>
    public IReadOnlyList<string> Files(string folder)
    {
        if (!folders.TryGetValue(folder, out var known))
        {
            var written = Directory.GetLastWriteTimeUtc(folder);
            string[] here = Directory.Exists(folder) ? Directory.GetFiles(folder) : [];
            string[] below = Directory.Exists(folder) ? Directory.GetDirectories(folder) : [];
            folders[folder] = known = (
                [
                    .. here.Order(StringComparer.Ordinal),
                    .. below.Where(name => Path.GetFileName(name) is not ("bin" or "obj")).Order(StringComparer.Ordinal).SelectMany(Files),
                ],
                written);
        }

        return known.Files;
    }

    /// <summary>Whether all of them are as they were. May be asked from several threads.</summary>
    public bool IsUnchanged() =>
        files.All(file => File.GetLastWriteTimeUtc(file.Key) == file.Value.Written)
        && folders.All(folder => Directory.GetLastWriteTimeUtc(folder.Key) == folder.Value.Written);
}
