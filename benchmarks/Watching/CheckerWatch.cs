using System.Diagnostics;
using System.Text.Json;

namespace Katas.Benchmarks.Watching;

/// <summary>The checker's <c>watch</c>, from a save to its verdict, seen from outside.</summary>
internal sealed class CheckerWatch : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    // What somebody does who reads the verdict before they type on.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly TemporaryBook book;
    private readonly Process process;

    /// <summary>Starts watching, and waits for the first verdict.</summary>
    public CheckerWatch(TemporaryBook book)
    {
        this.book = book;
        process = book.Start("run", "--no-build", "--project", "checker", "--", "watch", LineEdit.All[0].TaskId, "--json");
        Next("lesson");
        Thread.Sleep(Pause);
    }

    /// <summary>Saves a line, wrong or right, and waits for the verdict on its task.</summary>
    /// <returns>The time that took, and the part of it spent in the task's own tests.</returns>
    public (TimeSpan Verdict, TimeSpan Tests) Save(LineEdit edit, bool wrong)
    {
        long start = Stopwatch.GetTimestamp();
        edit.Save(book.Exercise, wrong);
        var verdict = Next("verdict");
        var took = Stopwatch.GetElapsedTime(start);
        var task = verdict.GetProperty("report").GetProperty("lessons")[0].GetProperty("tasks")[0];
        string seen = $"{task.GetProperty("id").GetString()} {task.GetProperty("status").GetString()}";
        string expected = $"{edit.TaskId} {(wrong ? "failed" : "passed")}";
        if (seen != expected)
        {
            throw new InvalidOperationException($"The verdict is {seen}, where it should be {expected}.");
        }

        Next("lesson");
        Thread.Sleep(Pause);
        return (took, TimeSpan.FromMilliseconds(verdict.GetProperty("testMilliseconds").GetDouble()));
    }

    public void Dispose()
    {
        process.StandardInput.WriteLine("q");
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
        }

        process.Dispose();
    }

    private JsonElement Next(string wanted)
    {
        while (true)
        {
            string line = process.StandardOutput.ReadLineAsync().WaitAsync(Limit).GetAwaiter().GetResult()
                ?? throw new InvalidOperationException("The watch ended by itself.");
            var document = JsonDocument.Parse(line).RootElement;
            if (document.GetProperty("event").GetString() == wanted)
            {
                return document;
            }
        }
    }
}
