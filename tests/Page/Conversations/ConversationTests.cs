using Deque.AxeCore.Playwright;
using FluentAssertions;
using Katas.Tests.Checker;
using Microsoft.Playwright;
using NUnit.Framework;
using static Microsoft.Playwright.Assertions;

namespace Katas.Page.Tests.Conversations;

/// <summary>A demonstration that is talked to, in a browser.</summary>
public sealed class ConversationTests : BrowserTests
{
    private const string Path = "/demo/00";

    private protected override IReadOnlyList<string> Lessons => ["00"];

    [OneTimeSetUp]
    public void Bring()
    {
        foreach (string file in Directory.GetFiles(Copy.PathOf("demos/00")))
        {
            File.Delete(file);
        }

        File.WriteAllText(Copy.PathOf("demos/00/EchoDemo.cs"), EchoDemo.Code);
    }

    [TearDown]
    public async Task EndIt()
    {
        var page = await Open(Path);
        var end = page.Locator("button.stop");
        if (await end.CountAsync() > 0)
        {
            await end.ClickAsync();
            await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Run it again" })).ToBeVisibleAsync();
        }

        File.Delete(Copy.PathOf(EchoDemo.Gate));
    }

    [Test]
    public async Task An_answer_is_seen_as_it_comes_and_the_next_remembers_what_was_said()
    {
        var page = await Talk();
        await Expect(Box(page)).ToBeFocusedAsync();

        await page.Keyboard.TypeAsync("slowly");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator(".turn.now .answer")).ToContainTextAsync("The first half,");
        await Expect(State(page)).ToHaveTextAsync("It answers…");
        await Expect(page.GetByRole(AriaRole.Log)).ToBeEmptyAsync(); // nothing is read aloud yet
        await Expect(Box(page)).ToHaveValueAsync("");
        await Expect(Box(page)).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("hello");
        await page.Keyboard.PressAsync("Enter"); // not yet
        await Expect(Box(page)).ToHaveValueAsync("hello");
        File.WriteAllText(Copy.PathOf(EchoDemo.Gate), "");

        await Expect(Answer(page, 0)).ToHaveTextAsync("The first half, and the second.");
        await Expect(State(page)).ToHaveTextAsync("It listens.");
        await page.Keyboard.PressAsync("Enter");
        await Expect(Answer(page, 1)).ToHaveTextAsync("slowly, hello!");
        await Expect(Box(page)).ToHaveValueAsync("");
    }

    [Test]
    public async Task An_answer_is_stopped_and_the_conversation_goes_on_until_it_is_ended()
    {
        var page = await Talk();
        await Box(page).FillAsync("count");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true }).ClickAsync();
        await Expect(page.Locator(".turn.now .answer")).ToContainTextAsync("3 ");

        await page.GetByRole(AriaRole.Button, new() { Name = "Stop the answer" }).ClickAsync();

        await Expect(Answer(page, 0)).ToContainTextAsync(" …");
        await Expect(Box(page)).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("hello");
        await page.Keyboard.PressAsync("Enter");
        await Expect(Answer(page, 1)).ToHaveTextAsync("count, hello!");

        await page.GetByRole(AriaRole.Button, new() { Name = "End the conversation" }).ClickAsync();

        await Expect(State(page)).ToHaveTextAsync("The conversation is over.");
        await Expect(Box(page)).ToHaveCountAsync(0);
        await Expect(Answer(page, 1)).ToHaveTextAsync("count, hello!");
        await page.GetByRole(AriaRole.Button, new() { Name = "Talk with an echo" }).ClickAsync();
        await Expect(Box(page)).ToBeFocusedAsync();
        await Expect(page.Locator(".turn")).ToHaveCountAsync(0);
    }

    [TestCase("leave", "The echo has left.")]
    [TestCase("crash", "the end")]
    public async Task Where_the_child_ends_it_says_so(string said, string why)
    {
        var page = await Talk();

        await Say(page, said);

        await Expect(State(page)).ToHaveTextAsync("It failed.");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync(why);
        await Expect(Box(page)).ToHaveCountAsync(0);
        await Expect(page.Locator(".turn .yours")).ToContainTextAsync(said);
    }

    [Test]
    public async Task What_does_not_stop_is_ended()
    {
        var page = await Talk();
        await Say(page, "hang");
        await Expect(page.Locator(".turn.now .answer")).ToContainTextAsync("Hm");
        await page.GetByRole(AriaRole.Button, new() { Name = "Stop the answer" }).ClickAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "End the conversation" }).ClickAsync();

        await Expect(State(page)).ToHaveTextAsync("The conversation is over.");
    }

    [Test]
    public async Task Two_pages_have_the_same_conversation()
    {
        var one = await Talk();
        var other = await Open(Path);
        await Say(other, "hello");

        await Expect(Answer(one, 0)).ToHaveTextAsync("hello!");
        await Expect(Answer(other, 0)).ToHaveTextAsync("hello!");
    }

    [Test]
    public async Task Nothing_keeps_anybody_out_and_nothing_sticks_out([Values(ColorScheme.Light, ColorScheme.Dark)] ColorScheme scheme)
    {
        var page = await Talk(new() { ViewportSize = new() { Width = 360, Height = 740 }, ColorScheme = scheme, BypassCSP = true });
        await Say(page, new string('x', 300));
        await Expect(Answer(page, 0)).ToContainTextAsync("!");

        var result = await page.RunAxe();

        result.Violations.Where(one => one.Impact is "serious" or "critical")
            .Select(one => $"{one.Id}: {one.Help}: {string.Join(" | ", one.Nodes.Take(3).Select(node => node.Html))}").Should().BeEmpty();
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")).Should().Be(0);
    }

    private static ILocator Box(IPage page) => page.GetByLabel("Say something");

    private static ILocator State(IPage page) => page.Locator("main [role=status]");

    private static ILocator Answer(IPage page, int turn) => page.GetByRole(AriaRole.Log).Locator(".answer p").Nth(turn);

    private static async Task Say(IPage page, string words)
    {
        await Expect(State(page)).ToHaveTextAsync("It listens.");
        await Box(page).FillAsync(words);
        await Box(page).PressAsync("Enter");
    }

    private async Task<IPage> Talk(BrowserNewContextOptions? options = null)
    {
        var page = await Open(Path, options);
        await page.GetByRole(AriaRole.Button, new() { Name = "Talk with an echo" }).ClickAsync();
        await Expect(State(page)).ToHaveTextAsync("It listens.", new() { Timeout = 60_000 });
        return page;
    }
}
