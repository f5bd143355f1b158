using System.Diagnostics;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Katas.Testkit.State;

namespace Katas.Checker.Running;

/// <summary>
/// Detects what a test leaves behind when it ends: a thread that goes on, or an exception in a task that nobody awaited. Code that mentions
/// neither threads nor tasks is not watched, and pays nothing. What it leaves changed for the whole program is noticed, and put back, where
/// the test runs: <see cref="ProgramState"/>.
/// </summary>
internal sealed class Leftovers : IDisposable
{
    // The time that something has to end after its test.
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(400);

    private const string ThreadBegins = "The test ended, but a thread";
    private const string TaskBegins = "A task that nobody awaited";

    private readonly bool watchesThreads;
    private readonly bool watchesTasks;
    private readonly HashSet<int> threads = [];
    private long busy;
    private Exception? lost;

    private Leftovers(bool watchesThreads, bool watchesTasks)
    {
        this.watchesThreads = watchesThreads;
        this.watchesTasks = watchesTasks;
        if (watchesTasks)
        {
            TaskScheduler.UnobservedTaskException += Keep;
        }
    }

    /// <summary>Whether something was still running when its test had ended.</summary>
    public bool AreRunning { get; private set; }

    /// <summary>Watches as far as the code of an assembly makes it necessary.</summary>
    public static Leftovers WatchFor(byte[] assembly)
    {
        using var image = new PEReader(new MemoryStream(assembly));
        var metadata = image.GetMetadataReader();
        var used = metadata.TypeReferences.Select(metadata.GetTypeReference)
            .Select(type => $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}")
            .ToHashSet();
        return new Leftovers(
            used.Contains("System.Threading.Thread"),
            used.Contains("System.Threading.ThreadPool") || used.Any(name => name.StartsWith("System.Threading.Tasks.", StringComparison.Ordinal)));
    }

    /// <summary>Whether a message is about something left behind, and about nothing else.</summary>
    public static bool Says(string message) =>
        message.StartsWith(ThreadBegins, StringComparison.Ordinal) || message.StartsWith(TaskBegins, StringComparison.Ordinal)
        || ProgramState.Says(message);

    public void TestStarts()
    {
        lost = null;
        busy = Busy();
        threads.Clear();
        if (watchesThreads)
        {
            threads.UnionWith(Threads());
        }
    }

    /// <summary>A sentence about what the test that has just ended left behind; null if nothing.</summary>
    public string? TestEnded()
    {
        if (IsRunning() && !SpinWait.SpinUntil(() => !IsRunning(), Grace))
        {
            AreRunning = true;
            return $"{ThreadBegins} that the code started is still running. Everything that a task starts has "
                + "to be done when its method returns; no task of this book needs a thread of its own.";
        }

        if (watchesTasks)
        {
            // A task's exception is only told when the collector finds that nobody can ask for it any more.
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        return lost is null
            ? null
            : $"{TaskBegins} ended with {lost.GetType().Name}: {lost.Message.TrimEnd('.')}. Wait for what you start, or its "
                + "errors are lost.";
    }

    public void Dispose() => TaskScheduler.UnobservedTaskException -= Keep;

    private static long Busy() => ThreadPool.PendingWorkItemCount + ActiveWorkers();

    private static int ActiveWorkers()
    {
        ThreadPool.GetMaxThreads(out int most, out _);
        ThreadPool.GetAvailableThreads(out int free, out _);
        return most - free;
    }

    /// <summary>The threads of the process, but for the runtime's own, where the system lets us tell them.</summary>
    private static IEnumerable<int> Threads()
    {
        using var self = Process.GetCurrentProcess();
        return [.. self.Threads.Cast<ProcessThread>().Select(thread => thread.Id).Where(id => !IsRuntimes(id))];
    }

    private static bool IsRuntimes(int id)
    {
        try
        {
            return File.ReadAllText($"/proc/self/task/{id}/comm").StartsWith(".NET", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false; // another system, or a thread that has ended
        }
    }

    private bool IsRunning() => (watchesTasks && Busy() > busy) || (watchesThreads && Threads().Any(id => !threads.Contains(id)));

    private void Keep(object? sender, UnobservedTaskExceptionEventArgs arguments)
    {
        lost ??= arguments.Exception.InnerException ?? arguments.Exception;
        arguments.SetObserved();
    }
}
