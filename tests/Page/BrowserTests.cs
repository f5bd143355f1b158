using Microsoft.Playwright;
using NUnit.Framework;

namespace Katas.Page.Tests;

/// <summary>Tests in a browser, on one page process and one copy of some lessons for all tests of a fixture.</summary>
public abstract class BrowserTests
{
    private protected const float Wait = 20_000;

    private readonly List<IBrowserContext> contexts = [];
    private Chromium chromium = null!;

    /// <summary>The lessons of the copy.</summary>
    private protected virtual IReadOnlyList<string> Lessons => ["00", "01"];

    /// <summary>How long a test of the learner's may take; a view, several times that.</summary>
    private protected virtual int Seconds => 3;

    private protected BookCopy Copy { get; private set; } = null!;

    private protected PageProcess Process { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        Assertions.SetDefaultExpectTimeout(Wait);
        chromium = await Chromium.Start();
        Copy = new BookCopy(Lessons);
        Process = await PageProcess.Start(Copy.Root, seconds: Seconds);
    }

    [TearDown]
    public async Task Close()
    {
        foreach (var context in contexts)
        {
            await context.CloseAsync();
        }

        contexts.Clear();
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (chromium is not null)
        {
            await chromium.DisposeAsync();
            await Process.DisposeAsync();
            Copy.Dispose();
        }
    }

    /// <summary>A browser window that was let in, and shows a page that has its connection.</summary>
    private protected Task<IPage> Open(string path = "/", BrowserNewContextOptions? options = null) => Open(Process, path, options);

    /// <inheritdoc cref="Open(string, BrowserNewContextOptions?)"/>
    private protected async Task<IPage> Open(PageProcess process, string path = "/", BrowserNewContextOptions? options = null)
    {
        var context = await chromium.Browser.NewContextAsync(options ?? new BrowserNewContextOptions { ViewportSize = new() { Width = 1600, Height = 1000 } });
        contexts.Add(context);
        context.SetDefaultTimeout(Wait);
        await context.APIRequest.GetAsync(process.Link.ToString());
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(process.Address, path).ToString());
        await Assertions.Expect(page.Locator("[data-connected]")).ToBeVisibleAsync();
        return page;
    }

    /// <summary>Chooses a task on its lesson's page, unless a save has led there already.</summary>
    private protected static async Task Choose(IPage page, string taskId)
    {
        var chosen = page.Locator($"#task-{taskId.Replace('.', '-')}.current");
        var button = page.GetByRole(AriaRole.Button, new() { Name = $"Work on {taskId}", Exact = true });
        for (int tries = 0; tries < 50 && await chosen.CountAsync() == 0; tries++)
        {
            try
            {
                await button.ClickAsync(new() { Timeout = 500 });
            }
            catch (Exception exception) when (exception is TimeoutException or PlaywrightException)
            {
                // It is the current one by now.
            }

            await Task.Delay(200);
        }
    }
}
