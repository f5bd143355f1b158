namespace Katas.Benchmarks.Watching;

/// <summary>What a learner waits for who has the book open in a browser: from the save of one edited line of lesson 05 to its card on the page.</summary>
internal static class PageBenchmark
{
    private const int Rounds = 2;
    private static readonly TimeSpan Bar = TimeSpan.FromMilliseconds(300);

    /// <summary>Measures; returns whether it is as fast as it should be.</summary>
    public static async Task<bool> All()
    {
        if (!OpenPage.IsPossible)
        {
            Console.WriteLine("There is no /usr/bin/chromium here (`apt-get install chromium`): nothing was measured.");
            return false;
        }

        using var book = new TemporaryBook();
        Console.WriteLine("Building a copy of the workbook…");
        book.Build("page");
        book.Solve();
        await using var page = await OpenPage.Open(book);
        var saves = new List<TimeSpan>();
        foreach (var edit in Enumerable.Repeat(LineEdit.All, Rounds).SelectMany(edits => edits))
        {
            saves.Add(await page.Save(edit, wrong: true));
            saves.Add(await page.Save(edit, wrong: false));
        }

        var timings = new Timings(saves.Skip(1));
        Console.WriteLine($"From a save to its card on the open page, one line of lesson {LineEdit.Lesson} edited, wrong and right in turns:");
        Console.WriteLine(
            $"  the first save {saves[0].TotalMilliseconds:0} ms; {timings.Count} saves after it: median {timings.Median.TotalMilliseconds:0} ms, "
            + $"95 % {timings.P95.TotalMilliseconds:0} ms, slowest {timings.Slowest.TotalMilliseconds:0} ms");
        bool isKept = timings.Median < Bar;
        Console.WriteLine($"  {(isKept ? "kept" : "MISSED"),-8}by the median below {Bar.TotalMilliseconds:0} ms");
        return isKept;
    }
}
