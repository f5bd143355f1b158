using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using FluentAssertions;
using Katas.Tests.Checker;
using Microsoft.Playwright;
using NUnit.Framework;

namespace Katas.Page.Tests.Figures;

/// <summary>Figures in a browser: in a narrow window, in colours that the learner has chosen, in another font.</summary>
public sealed class FigureLooksTests : BrowserTests
{
    /// <summary>A folder to save screenshots in, for whoever looks at them.</summary>
    private static readonly string? Screenshots = Environment.GetEnvironmentVariable("KATAS_SCREENSHOTS");

    private protected override IReadOnlyList<string> Lessons => [.. Numbers()];

    [TestCaseSource(nameof(Numbers))]
    public async Task A_figure_scrolls_in_its_box_and_does_not_widen_the_page(string number)
    {
        var page = await Open($"/lesson/{number}", Window(360));
        await Photograph(page, number);
        await Unfold(page);

        int sticking = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        var boxes = await page.EvaluateAsync<bool[]>(
            "[...document.querySelectorAll('figure.drawn > .scroll')].map(box => box.scrollWidth - box.clientWidth >= 0 && box.clientWidth <= 360)");

        sticking.Should().Be(0);
        boxes.Where(fits => !fits).Should().BeEmpty();
    }

    [Test]
    public async Task Axe_finds_nothing_serious([Values(ColorScheme.Light, ColorScheme.Dark)] ColorScheme scheme, [Values("02", "10")] string number)
    {
        var page = await Open($"/lesson/{number}", Window(360, scheme));
        await Unfold(page);

        var result = await page.RunAxe();

        result.Violations.Where(one => one.Impact is "serious" or "critical")
            .Select(one => $"{one.Id}: {one.Help}: {string.Join(" | ", one.Nodes.Take(3).Select(node => node.Html))}").Should().BeEmpty();
    }

    [Test]
    public async Task It_is_scrolled_by_keyboard()
    {
        var page = await Open("/lesson/10", Window(360));
        var box = page.Locator("figure.drawn > .scroll").First;

        await box.FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");

        await page.WaitForFunctionAsync("document.querySelector('figure.drawn > .scroll').scrollLeft > 0");
    }

    [Test]
    public async Task It_takes_the_colours_that_are_forced()
    {
        var page = await Open("/lesson/01", Window(1000));
        await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });

        var colours = new List<string>();
        foreach (var (part, colour) in new[] { ("figure.drawn", "color"), (".figure .line", "stroke"), (".figure .head", "fill"), (".figure text", "fill") })
        {
            colours.Add(await page.Locator(part).First.EvaluateAsync<string>($"one => getComputedStyle(one).{colour}"));
        }

        colours.Distinct().Should().HaveCount(1);
    }

    [Test]
    public async Task Words_take_their_columns_in_any_font([Values("monospace", "serif")] string font)
    {
        var page = await Open("/lesson/09", Window(1000));
        await page.AddStyleTagAsync(new() { Content = $"svg.figure text {{ font-family: {font} !important; }}" });

        double[] off = await page.EvaluateAsync<double[]>(
            "[...document.querySelectorAll('svg.figure text')].map(text => text.getBoundingClientRect().width - text.getAttribute('textLength'))");

        off.Should().NotBeEmpty();
        off.Where(width => Math.Abs(width) > 2).Should().BeEmpty();
    }

    private static IEnumerable<string> Numbers() => RealBook.Instance.Numbers;

    private static Task Unfold(IPage page) => page.EvaluateAsync("document.querySelectorAll('details').forEach(one => one.open = true)");

    private static async Task Photograph(IPage page, string number)
    {
        foreach (int width in Screenshots is null ? [] : new[] { 360, 1600 })
        {
            await page.SetViewportSizeAsync(width, 1000);
            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await page.EmulateMediaAsync(new() { ColorScheme = scheme });
                foreach (var (index, figure) in (await page.Locator("figure.drawn").AllAsync()).Index())
                {
                    string name = $"figure-{number}-{index}-{width}-{scheme}.png".ToLowerInvariant();
                    await figure.ScreenshotAsync(new() { Path = Path.Combine(Screenshots!, name) });
                }
            }
        }

        await page.SetViewportSizeAsync(360, 740);
    }

    private static BrowserNewContextOptions Window(int width, ColorScheme scheme = ColorScheme.Light) => new()
    {
        ViewportSize = new() { Width = width, Height = 740 },
        ColorScheme = scheme,
        ReducedMotion = ReducedMotion.Reduce,
        BypassCSP = true, // axe is a script of its own
    };
}
