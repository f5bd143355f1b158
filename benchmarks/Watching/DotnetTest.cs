using System.Diagnostics;

namespace Katas.Benchmarks.Watching;

/// <summary>A save, and then <c>dotnet test exercises/05</c> to its end.</summary>
/// <param name="book">The workbook.</param>
/// <param name="onlyTheTask">Whether its tests are filtered to those of the task.</param>
internal sealed class DotnetTest(TemporaryBook book, bool onlyTheTask)
{
    public TimeSpan Save(LineEdit edit, bool wrong)
    {
        string[] filter = onlyTheTask ? ["--filter", $"TestCategory={edit.TaskId}"] : [];
        long start = Stopwatch.GetTimestamp();
        edit.Save(book.Exercise, wrong);
        using var test = book.Start(["test", $"exercises/{LineEdit.Lesson}", .. filter]);
        string output = test.StandardOutput.ReadToEnd();
        test.WaitForExit();
        var took = Stopwatch.GetElapsedTime(start);
        return (test.ExitCode != 0) == wrong && output.Contains(wrong ? "Failed!" : "Passed!")
            ? took
            : throw new InvalidOperationException($"`dotnet test` should {(wrong ? "fail" : "pass")}: {output}");
    }
}
