using FluentAssertions;
using Microsoft.Playwright;
using NUnit.Framework;
using static Microsoft.Playwright.Assertions;

namespace Katas.Page.Tests;

/// <summary>Whatever the learner's code does, and however the checker ends: the page says what it is, and lives where it can.</summary>
public sealed class AccidentTests : BrowserTests
{
    private const string Path = "exercises/01/Attention.cs";

    [TestCase("while (true) { }", "did not end in time")]
    [TestCase("Environment.FailFast(\"the end\");", "took the process down")]
    [TestCase(
        "for (int i = 0; i < 200_000; i++) { Console.WriteLine(\"a flood\"); } throw new InvalidOperationException(new string('x', 1 << 20));",
        "does not pass yet")]
    public async Task What_ends_the_child_does_not_end_the_page(string code, string words)
    {
        var page = await Open("/lesson/01");
        Copy.Solve("01", "01.1");
        await Choose(page, "01.1");
        await Expect(page.Locator(".panel .good")).ToBeVisibleAsync(new() { Timeout = Wait });

        Copy.Replace(Path, "Guard.", $"{code} Guard.");

        await Expect(page.Locator(".panel")).ToContainTextAsync("does not pass yet", new() { Timeout = 60_000, IgnoreCase = true });
        await Expect(page.Locator("#task-01-1 .facts")).ToContainTextAsync(words == "does not pass yet" ? "tests" : words, new() { Timeout = 60_000 });

        Copy.Solve("01", "01.1");
        await Expect(page.Locator(".panel .good")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await page.GetByRole(AriaRole.Link, new() { Name = "Contents" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Contents" })).ToBeVisibleAsync();
    }

    [Test]
    public async Task Two_pages_agree()
    {
        var one = await Open("/lesson/00");
        var other = await Open("/");

        await Choose(one, "00.4");
        await Expect(other.Locator(".top .now")).ToContainTextAsync("00.4");
        await Expect(other.Locator("li.current")).ToContainTextAsync("00.4");
        await other.GotoAsync(new Uri(Process.Address, "/lesson/00").ToString());
        await one.Locator(".panel .hint").ClickAsync();

        await Expect(one.Locator(".panel .hints li")).ToHaveCountAsync(1);
        await Expect(other.Locator(".panel .hints li")).ToHaveCountAsync(1);
    }

    [Test]
    public async Task A_stopped_checker_says_so()
    {
        await using var process = await PageProcess.Start(Copy.Root);
        var page = await Open(process);
        await Expect(page.Locator(".top .now")).ToContainTextAsync("Your task");

        await process.Stop();

        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The checker was stopped.");
        await Expect(page.Locator("#components-reconnect-modal")).ToBeHiddenAsync();
    }

    [Test]
    public async Task A_lost_connection_says_so()
    {
        await using var process = await PageProcess.Start(Copy.Root);
        var page = await Open(process);
        await Expect(page.Locator(".top .now")).ToContainTextAsync("Your task");

        process.Kill();

        await Expect(page.Locator("#components-reconnect-modal")).ToBeVisibleAsync();
        await Expect(page.Locator("#components-reconnect-modal")).ToContainTextAsync("No connection to the checker");
    }
}
