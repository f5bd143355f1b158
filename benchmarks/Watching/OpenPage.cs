using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Katas.Benchmarks.Watching;

/// <summary>The book as a page, open in chromium, from a save to the card that somebody sees.</summary>
internal sealed class OpenPage : IAsyncDisposable
{
    private const string Browser = "/usr/bin/chromium";
    private const float Limit = 60_000;

    // What somebody does who reads the verdict before they type on; the rest of the lesson is checked meanwhile.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    private readonly TemporaryBook book;
    private readonly Process process;
    private readonly IPlaywright playwright;
    private readonly IBrowser browser;
    private readonly IPage page;

    private OpenPage(TemporaryBook book, Process process, IPlaywright playwright, IBrowser browser, IPage page)
    {
        this.book = book;
        this.process = process;
        this.playwright = playwright;
        this.browser = browser;
        this.page = page;
    }

    /// <summary>Whether there is a browser to measure with.</summary>
    public static bool IsPossible => File.Exists(Browser);

    /// <summary>Starts the checker and the browser, and goes to the first task that is edited.</summary>
    public static async Task<OpenPage> Open(TemporaryBook book)
    {
        var process = book.Start("run", "--no-build", "--project", "checker", "--", "book", "--no-open");
        try
        {
            string link = await Link(process);
            var playwright = await Playwright.CreateAsync();
            var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
            {
                ExecutablePath = Browser,
                Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update"],
            });
            var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 1600, Height = 1000 } });
            page.SetDefaultTimeout(Limit);
            await page.GotoAsync(link);
            await page.GotoAsync(new Uri(new Uri(link), $"/lesson/{LineEdit.Lesson}").ToString());
            // A click before the page has its connection would be lost.
            await page.Locator("[data-connected]").WaitForAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = $"Work on {LineEdit.All[0].TaskId}" }).ClickAsync();
            await page.Locator(".panel .good").WaitForAsync();
            await Task.Delay(Pause);
            return new OpenPage(book, process, playwright, browser, page);
        }
        catch
        {
            process.End();
            throw;
        }
    }

    /// <summary>Saves a line, wrong or right, and waits until its card is drawn.</summary>
    public async Task<TimeSpan> Save(LineEdit edit, bool wrong)
    {
        // The browser looks at every frame, from before the save on.
        string card = wrong ? ".panel.failed :is(.finding, .failure)" : ".panel:not(.failed, .checking) .good";
        var shown = page.WaitForFunctionAsync(
            "([task, card]) => document.querySelector('#verdict-title').textContent.includes(task) && document.querySelector(card) !== null",
            new[] { $"{edit.TaskId} ", card });
        await Task.Delay(TimeSpan.FromMilliseconds(100));
        if (shown.IsCompleted)
        {
            throw new InvalidOperationException($"The card for {edit.TaskId} is there before the save.");
        }

        long start = Stopwatch.GetTimestamp();
        edit.Save(book.Exercise, wrong);
        await shown;
        var took = Stopwatch.GetElapsedTime(start);
        await Task.Delay(Pause);
        return took;
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
        process.End();
    }

    private static async Task<string> Link(Process process)
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (Regex.Match(line, @"http://\S+") is { Success: true } link)
            {
                return link.Value;
            }
        }

        throw new InvalidOperationException("The checker printed no link.");
    }
}
