namespace Katas.Checker.Fetching;

/// <summary>What other programs have fetched from the hub: the user's Hugging Face cache.</summary>
/// <param name="variable">Gives an environment variable.</param>
internal sealed class HubCache(Func<string, string?> variable)
{
    /// <summary>The folder of a snapshot that has all files of a model; null if there is none.</summary>
    public string? Find(HubModel model)
    {
        string home = Path.Combine(Folder(), $"models--{model.Repository.Replace("/", "--", StringComparison.Ordinal)}");
        string main = Path.Combine(home, "refs", "main");
        string snapshots = Path.Combine(home, "snapshots");
        if (!Directory.Exists(snapshots))
        {
            return null;
        }

        string? current = File.Exists(main) ? File.ReadAllText(main).Trim() : null;
        return Directory.GetDirectories(snapshots)
            .OrderByDescending(folder => Path.GetFileName(folder) == current)
            .FirstOrDefault(folder => model.Files.All(file => File.Exists(Path.Combine(folder, file))));
    }

    /// <summary>
    /// Whether the files are what the hub said when they were fetched. There, each is a link to a file that is named by the hash
    /// that it has to have; where a system has no links, nobody knows.
    /// </summary>
    public static async Task<bool> IsWhole(IEnumerable<string> files, CancellationToken cancelled)
    {
        foreach (string file in files)
        {
            var target = File.ResolveLinkTarget(file, returnFinalTarget: true);
            if (ContentHash.FromTag(target?.Name) is { } hash && !await hash.Fits(file, cancelled))
            {
                return false;
            }
        }

        return true;
    }

    private string Folder()
    {
        if (Given("HF_HUB_CACHE") is { } cache)
        {
            return cache;
        }

        string home = Given("HF_HOME")
            ?? Path.Combine(
                Given("XDG_CACHE_HOME") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache"),
                "huggingface");
        return Path.Combine(home, "hub");
    }

    private string? Given(string name) => variable(name) is { Length: > 0 } value ? value : null;
}
