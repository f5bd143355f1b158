using System.Diagnostics;

namespace Katas.Tests.Checker;

/// <summary>Where a child says which process it is.</summary>
internal sealed class ChildFile : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("katas-child-").FullName;

    /// <summary>The statement that says it.</summary>
    public string WriteProcessId => $"File.WriteAllText(@\"{Name}\", Environment.ProcessId.ToString());";

    public int ProcessId => int.Parse(File.ReadAllText(Name));

    /// <summary>Whether the process that said so has ended, or does soon.</summary>
    public bool IsGone
    {
        get
        {
            try
            {
                using var process = Process.GetProcessById(ProcessId);
                return process.WaitForExit(TimeSpan.FromSeconds(20));
            }
            catch (ArgumentException)
            {
                return true;
            }
        }
    }

    /// <summary>The file.</summary>
    public string Name => Path.Combine(folder, "pid");

    /// <summary>Waits until the child has said it.</summary>
    public async Task Written()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!File.Exists(Name) || File.ReadAllText(Name).Length == 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), limit.Token);
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
