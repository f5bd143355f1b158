using FluentAssertions;
using Microsoft.Playwright;
using NUnit.Framework;
using static Microsoft.Playwright.Assertions;

namespace Katas.Page.Tests;

/// <summary>What a learner does with the page, in a browser.</summary>
public sealed class LearningTests : BrowserTests
{
    [Test]
    public async Task From_the_contents_to_a_wrong_answer_a_hint_and_the_right_one()
    {
        var page = await Open();
        await page.Locator("summary", new() { HasText = "Attention" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "01.3 Masking" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/lesson/01#task-01-3$"));
        Copy.Solve("01", "01.1", "01.2", "01.3");
        await Choose(page, "01.3");
        var panel = page.Locator(".panel");
        await Expect(panel.Locator(".good")).ToContainTextAsync("Masking passes", new() { Timeout = Wait });

        Copy.Type("01", "mask-inverted");
        await Expect(panel.Locator(".finding").First).ToContainTextAsync("Evidence", new() { Timeout = Wait });
        await Expect(panel.Locator(".failure")).ToBeVisibleAsync();
        await Expect(panel.Locator("svg.heatmap").First).ToBeVisibleAsync();

        await panel.GetByRole(AriaRole.Button, new() { Name = "A hint (1 of 3)" }).ClickAsync();
        await Expect(panel.Locator(".hints li")).ToHaveCountAsync(1);
        File.ReadAllText(Copy.PathOf(".katas/hints.json")).Should().Contain("01.3");

        Copy.Solve("01", "01.1", "01.2", "01.3");
        await Expect(panel.GetByRole(AriaRole.Heading, new() { Name = "After it passes" })).ToBeVisibleAsync(new() { Timeout = Wait });
        await Expect(panel.Locator(".finding")).ToHaveCountAsync(0);
    }
}
