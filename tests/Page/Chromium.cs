using Microsoft.Playwright;
using NUnit.Framework;

namespace Katas.Page.Tests;

/// <summary>A chromium that is installed here. Tests that need one are skipped where there is none, and say so.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    /// <summary>The variable that names another one.</summary>
    public const string Variable = "KATAS_CHROMIUM";

    private static readonly string[] Places =
    [
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe",
    ];

    private readonly IPlaywright playwright;

    private Chromium(IPlaywright playwright, IBrowser browser)
    {
        this.playwright = playwright;
        Browser = browser;
    }

    public IBrowser Browser { get; }

    /// <summary>Starts it, or skips the test.</summary>
    public static async Task<Chromium> Start()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } path && (path = Places.FirstOrDefault(File.Exists)) is null)
        {
            Assert.Ignore($"There is no chromium here (`apt-get install chromium`, or {Variable} names one): what needs a browser is not tested.");
        }

        var playwright = await Playwright.CreateAsync();
        return new Chromium(playwright, await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = path,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        }));
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        playwright.Dispose();
    }
}
