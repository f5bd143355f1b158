using Katas.Checker.Book;
using Katas.Checker.Watching.Signals;

namespace Katas.Checker.Watching;

/// <summary>
/// Reports changes to the learner's files. The system's events are fast, but do not arrive everywhere (network folders, some containers):
/// so the files are also polled now and then, and often once a change was seen there first.
/// </summary>
internal sealed class FileEvents : IDisposable
{
    /// <summary>The polling interval where events arrive.</summary>
    public static readonly TimeSpan Seldom = TimeSpan.FromSeconds(1);

    /// <summary>The polling interval where they do not.</summary>
    public static readonly TimeSpan Often = TimeSpan.FromMilliseconds(100);

    private readonly string root;
    private readonly Action<Signal> post;
    private readonly Lock access = new();
    private readonly HashSet<string> told = [];
    private readonly HashSet<string> suspects = [];
    private readonly FileSystemWatcher? watcher;
    private readonly ITimer timer;
    private Dictionary<string, FileStamp> stamps;
    private bool isPolling;

    /// <summary>Starts watching.</summary>
    /// <param name="root">The folder of the lessons' folders.</param>
    /// <param name="watcher">The source of the system's events, not yet enabled; null to do without.</param>
    /// <param name="clock">The time.</param>
    /// <param name="post">Called with changes.</param>
    public FileEvents(string root, FileSystemWatcher? watcher, TimeProvider clock, Action<Signal> post)
    {
        this.root = Path.GetFullPath(root);
        this.watcher = watcher;
        this.post = post;
        isPolling = watcher is null;
        stamps = Stamps();
        var pause = isPolling ? Often : Seldom;
        timer = clock.CreateTimer(_ => Look(), null, pause, pause);
        if (watcher is not null)
        {
            Listen(watcher);
        }
    }

    public void Dispose()
    {
        timer.Dispose();
        watcher?.Dispose();
    }

    private void Listen(FileSystemWatcher system)
    {
        system.Path = root;
        system.Filter = "*.cs";
        system.IncludeSubdirectories = true;
        system.NotifyFilter = NotifyFilters.FileName | NotifyFilters.LastWrite | NotifyFilters.Size;
        system.Changed += (_, change) => Tell(change.FullPath);
        system.Created += (_, change) => Tell(change.FullPath);
        system.Deleted += (_, change) => Tell(change.FullPath);
        system.Renamed += (_, change) =>
        {
            Tell(change.OldFullPath);
            Tell(change.FullPath);
        };
        system.Error += (_, error) => Lost(error.GetException());
        try
        {
            system.EnableRaisingEvents = true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or PlatformNotSupportedException)
        {
            Poll($"The system gives no file events ({exception.Message}); your files are looked at ten times a second instead.");
        }
    }

    private void Tell(string path)
    {
        if (IsSource(path))
        {
            lock (access)
            {
                told.Add(path);
            }

            post(new Saved(path));
        }
    }

    private void Lost(Exception exception)
    {
        if (exception is InternalBufferOverflowException)
        {
            post(new Saved(null)); // too many at once: something changed
        }
        else
        {
            Poll($"The system's file events ended ({exception.Message}); your files are looked at ten times a second instead.");
        }
    }

    private void Poll(string words)
    {
        isPolling = true;
        timer.Change(Often, Often);
        post(new Told(words));
    }

    /// <summary>A source file that lies directly in a lesson's folder.</summary>
    private bool IsSource(string path) =>
        SourceFiles.IsName(path) && Path.GetDirectoryName(Path.GetDirectoryName(path)) == root;

    private void Look()
    {
        List<string> changed;
        bool areEventsMissing = false;
        lock (access)
        {
            var now = Stamps();
            var differing = now.Keys.Union(stamps.Keys).Where(path => now.GetValueOrDefault(path) != stamps.GetValueOrDefault(path)).ToHashSet();
            stamps = now;
            if (isPolling)
            {
                changed = [.. differing];
            }
            else
            {
                // An event may come a moment later than the look: only what is still untold at the next one was missed.
                changed = [.. suspects.Where(path => !told.Contains(path))];
                areEventsMissing = changed.Count > 0;
                suspects.Clear();
                suspects.UnionWith(differing.Where(path => !told.Contains(path)));
                told.Clear();
            }
        }

        if (areEventsMissing)
        {
            Poll("Saves here cause no file events (a link, or a network or container folder?); your files are looked at ten times a second instead.");
        }

        changed.ForEach(path => post(new Saved(path)));
    }

    private Dictionary<string, FileStamp> Stamps()
    {
        try
        {
            return Directory.EnumerateDirectories(root)
                .SelectMany(SourceFiles.In)
                .ToDictionary(path => path, path => FileStamp.Read(new FileInfo(SourceFiles.Target(path) ?? path)));
        }
        catch (IOException)
        {
            return stamps ?? []; // a file or folder went away meanwhile; the next look will see
        }
        catch (UnauthorizedAccessException)
        {
            return stamps ?? [];
        }
    }

    private sealed record FileStamp(string Target, long Length, DateTime Written)
    {
        public static FileStamp Read(FileInfo file) => new(file.FullName, file.Length, file.LastWriteTimeUtc);
    }
}
