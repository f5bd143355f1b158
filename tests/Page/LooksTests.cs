using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using FluentAssertions;
using Microsoft.Playwright;
using NUnit.Framework;
using static Microsoft.Playwright.Assertions;

namespace Katas.Page.Tests;

/// <summary>The page in dark and light, narrow and wide: nothing that keeps anybody out, nothing that sticks out.</summary>
public sealed class LooksTests : BrowserTests
{
    /// <summary>A folder to save screenshots in, for whoever looks at them.</summary>
    private static readonly string? Screenshots = Environment.GetEnvironmentVariable("KATAS_SCREENSHOTS");

    private static readonly string[] Paths = ["/", "/lesson/00", "/lesson/01", "/demo/01", "/text/docs/how-it-is-built.md"];

    [OneTimeSetUp]
    public async Task Fail()
    {
        var page = await Open("/lesson/01");
        await Expect(page.Locator(".panel h2 a")).ToBeVisibleAsync(new() { Timeout = Wait });
        Copy.Solve("01", "01.1", "01.2", "01.3");
        await Choose(page, "01.3");
        await Expect(page.Locator(".panel .good")).ToBeVisibleAsync(new() { Timeout = Wait });
        Copy.Type("01", "mask-inverted");
        await Expect(page.Locator(".panel .finding")).ToHaveCountAsync(1, new() { Timeout = Wait });
        await Close();
    }

    [Test]
    public async Task Axe_finds_nothing_serious([Values(ColorScheme.Light, ColorScheme.Dark)] ColorScheme scheme, [ValueSource(nameof(Paths))] string path)
    {
        var page = await Open(path, Window(1600, scheme));
        await page.EvaluateAsync("document.querySelectorAll('details').forEach(one => one.open = true)");

        var result = await page.RunAxe();

        result.Violations.Where(one => one.Impact is "serious" or "critical")
            .Select(one => $"{one.Id}: {one.Help}: {string.Join(" | ", one.Nodes.Take(3).Select(node => node.Html))}").Should().BeEmpty();
    }

    [Test]
    public async Task Nothing_sticks_out([Values(360, 1000, 1600)] int width, [ValueSource(nameof(Paths))] string path)
    {
        var page = await Open(path, Window(width, ColorScheme.Light));
        await Photograph(page, path, width);

        int sticking = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");

        sticking.Should().Be(0);
    }

    [Test]
    public async Task The_current_task_is_reached_and_a_hint_opened_by_keyboard()
    {
        var page = await Open("/lesson/01");
        var hint = page.Locator(".panel .hint");
        await Expect(hint).ToBeVisibleAsync();
        for (int presses = 0; presses < 200 && !await hint.EvaluateAsync<bool>("one => one === document.activeElement"); presses++)
        {
            await page.Keyboard.PressAsync("Tab");
        }

        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator(".panel .hints li")).ToHaveCountAsync(1);
    }

    private static async Task Photograph(IPage page, string path, int width)
    {
        foreach (var scheme in Screenshots is null ? [] : new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            string name = path == "/" ? "contents" : path.Trim('/').Replace('/', '-');
            await page.ScreenshotAsync(new() { Path = Path.Combine(Screenshots!, $"{name}-{width}-{scheme}.png".ToLowerInvariant()) });
        }
    }

    private static BrowserNewContextOptions Window(int width, ColorScheme scheme) => new()
    {
        ViewportSize = new() { Width = width, Height = width < 500 ? 740 : 1000 },
        ColorScheme = scheme,
        ReducedMotion = ReducedMotion.Reduce,
        BypassCSP = true, // axe is a script of its own
    };
}
