using System.Text.RegularExpressions;
using FluentAssertions;
using Microsoft.Playwright;
using NUnit.Framework;
using static Microsoft.Playwright.Assertions;

namespace Katas.Page.Tests.Inside;

/// <summary>The views on a learner's code: whose it is, what differs, and what becomes of code that does not come to its end.</summary>
public sealed class OwnCodeTests : BrowserTests
{
    private const string File = "exercises/01/Attention.cs";

    [SetUp]
    public void Solve() => Copy.Solve("01");

    [Test]
    public async Task Mine_the_reference_and_the_difference()
    {
        var page = await Mine();
        var sides = page.GetByRole(AriaRole.Group, new() { Name = "Whose code" });
        await Expect(sides.GetByLabel("mine")).ToBeCheckedAsync();

        await sides.GetByLabel("the difference").CheckAsync();
        await Expect(page.Locator(".whose")).ToContainTextAsync("your own code less the solution's");
        await Expect(page.Locator(".stage.same")).ToHaveCountAsync(7);
        await Expect(page.Locator(".stage svg.heatmap")).ToHaveCountAsync(0); // they are folded
        await page.GetByRole(AriaRole.Button, new() { Name = "Show it: scores" }).ClickAsync();
        await Expect(page.Locator(".stage svg.heatmap")).ToHaveCountAsync(1);

        await sides.GetByLabel("the reference").CheckAsync();
        await Expect(page.Locator(".whose")).ToHaveTextAsync("Lesson 01, on the solution.");
        await sides.GetByLabel("mine").CheckAsync();
        await Expect(page.Locator(".whose")).ToHaveTextAsync("Lesson 01, on your own code.");
    }

    [Test]
    public async Task A_difference_has_a_scale_with_two_sides()
    {
        InScores("if (query.size(0) == 11) { query = query.clone(); query[7] = query[7] * 1.5; }");
        var page = await Mine();

        await page.GetByLabel("the difference").CheckAsync();

        var scores = page.Locator("section.stage", new() { HasText = "scores" });
        await Expect(scores.Locator(".note")).ToHaveTextAsync("Yours less the reference's.");
        await Expect(scores.Locator(".scale span")).ToHaveTextAsync([new Regex(@"^-\d"), new Regex("^0$"), new Regex(@"^\+\d")]);
        await Expect(scores.Locator("svg.heatmap rect[fill='#F0F0F0']")).ToHaveCountAsync(121 - 4); // in that row, four are not 0
    }

    [Test]
    public async Task What_is_saved_is_seen_at_once()
    {
        var page = await Mine();

        Copy.Type("01", "scores-not-scaled");
        await Expect(page.Locator(".whose")).ToHaveTextAsync("Lesson 01, on the solution.");
        await Expect(page.GetByLabel("mine")).ToBeDisabledAsync();
        await Expect(page.Locator("#sides-why")).ToContainTextAsync("all its tests pass");

        Copy.Solve("01");
        await Expect(page.Locator(".whose")).ToHaveTextAsync("Lesson 01, on your own code.");
    }

    [Test]
    public async Task A_loop_without_an_end_can_be_stopped_and_the_page_goes_on()
    {
        InScores("while (query.size(0) == 11) { }");
        var page = await Mine(isSeen: false);
        await Expect(page.Locator(".progress progress")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Stop" }).ClickAsync();
        await Expect(page.Locator(".finding")).ToContainTextAsync("It was stopped.");

        await Look(page, "the animal");
        await Expect(page.Locator(".stage svg.heatmap").First).ToBeVisibleAsync();
        await Expect(page.Locator(".whose")).ToHaveTextAsync("Lesson 01, on your own code.");
    }

    [Test]
    public async Task A_loop_without_an_end_ends_when_its_time_is_up()
    {
        InScores("while (query.size(0) == 11) { }");
        var page = await Mine(isSeen: false);
        await Expect(page.Locator(".finding")).ToContainTextAsync("was still running after 18 s", new() { Timeout = 60_000 });
        await page.GetByLabel("the reference").CheckAsync();
        await Expect(page.Locator(".stage svg.heatmap").First).ToBeVisibleAsync();
    }

    [TestCase("System.Environment.FailFast(\"no more\");", "did not run to its end")]
    [TestCase("throw new System.InvalidOperationException(\"not this one\");", "InvalidOperationException: not this one")]
    public async Task A_crash_is_told_as_one(string what, string told)
    {
        InScores($"if (query.size(0) == 11) {{ {what} }}");
        var page = await Mine(isSeen: false);
        await Expect(page.Locator(".finding")).ToContainTextAsync(told);

        await Look(page, "the animal");
        await Expect(page.Locator(".stage svg.heatmap").First).ToBeVisibleAsync();
    }

    [Test]
    public async Task A_flood_of_output_drowns_nothing()
    {
        InScores("if (query.size(0) == 11) { for (int i = 0; i < 200_000; i++) { System.Console.WriteLine(\"a flood of output\"); } }");
        await Mine();
    }

    [Test]
    public async Task Two_pages_look_at_different_things()
    {
        var one = await Mine();
        var other = await Mine();
        await Look(one, "the animal");
        await Expect(one.Locator(".stage").Nth(2).Locator("svg.heatmap rect")).ToHaveCountAsync(4);
        await Expect(other.Locator(".stage").Nth(2).Locator("svg.heatmap rect")).ToHaveCountAsync(121);
    }

    [Test]
    public async Task A_slider_that_is_dragged_ends_at_its_last_place()
    {
        var page = await Mine();
        var slider = page.GetByLabel("temperature", new() { Exact = true });
        await slider.FocusAsync();
        foreach (int _ in Enumerable.Range(0, 25))
        {
            await page.Keyboard.PressAsync("ArrowRight");
        }

        (await slider.InputValueAsync()).Should().Be("3.5");
        await Expect(page.Locator("input.typed").First).ToHaveValueAsync("3.5");
        var weights = page.Locator("section.stage", new() { HasText = "weights" });
        await Expect(weights.Locator("svg.heatmap")).ToBeVisibleAsync();
        await weights.GetByRole(AriaRole.Grid).FocusAsync();
        await Expect(slider).ToHaveValueAsync("3.5");
    }

    private void InScores(string line)
    {
        const string Head = "Tensor Scores(Tensor query, Tensor key)\n    {\n";
        Copy.Replace(File, Head, $"{Head}        {line}\n");
    }

    private async Task<IPage> Mine(bool isSeen = true)
    {
        var page = await Open("/lesson/01/inside/attention");
        await Expect(page.GetByLabel("mine")).ToBeEnabledAsync();
        if (isSeen)
        {
            await Expect(page.Locator(".whose")).ToHaveTextAsync("Lesson 01, on your own code.");
            await Expect(page.Locator(".stage svg.heatmap").First).ToBeVisibleAsync();
        }

        return page;
    }

    private static async Task Look(IPage page, string input)
    {
        await page.GetByLabel("What goes in").FillAsync(input);
        await page.GetByRole(AriaRole.Button, new() { Name = "Look" }).ClickAsync();
    }
}
