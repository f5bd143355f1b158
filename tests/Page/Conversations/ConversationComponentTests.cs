using Bunit;
using FluentAssertions;
using Katas.Checker.Running;
using Katas.Page.Components.Demonstrations;
using Katas.Page.Demonstrations;
using Katas.Tests.Checker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NUnit.Framework;

namespace Katas.Page.Tests.Conversations;

/// <summary>A demonstration that is talked to, without a browser: the page's own components, and a real child.</summary>
public sealed class ConversationComponentTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly Lifetime lifetime = new();
    private SampleBook book = null!;
    private BunitContext browser = null!;

    [SetUp]
    public void Start()
    {
        book = new SampleBook();
        book.Write("demos/91/NumbersDemo.cs", EchoDemo.Code);
        browser = new BunitContext();
        browser.JSInterop.Mode = JSRuntimeMode.Loose; // the focus is set by the framework's script
        browser.Services.AddSingleton(book.Book);
        browser.Services.AddSingleton(new DemoRuns(book.Book, new PageOptions(book.Root, 0, HostLimits.Default, EndsWithInput: false), lifetime));
    }

    [TearDown]
    public async Task End()
    {
        browser.Services.GetRequiredService<DemoRuns>().Find(SampleBook.Number)?.Stop();
        await browser.DisposeAsync();
        book.Dispose();
    }

    [OneTimeTearDown]
    public void Stop() => lifetime.Dispose();

    [Test]
    public void An_option_that_converses_is_a_button_and_no_field()
    {
        var page = Page();

        page.FindAll("button.talk").Select(button => button.TextContent).Should().Equal("Talk with an echo");
        page.Find(".fields").TextContent.Should().Contain("--loud").And.NotContain("--talk");
    }

    [Test]
    public void What_is_said_is_answered_stopped_and_remembered()
    {
        var page = Page();
        page.Find("button.talk").Click();
        Wait(page, "It listens.");
        page.Find("button.stop").TextContent.Should().Be("End the conversation");

        Say(page, "count");
        page.WaitForAssertion(() => page.Find(".turn.now .answer p").TextContent.Should().Contain("2 "), Limit);
        page.Find("[role=log]").TextContent.Trim().Should().BeEmpty("what is not complete is not read aloud");
        Wait(page, "It answers…");
        page.FindAll(".say button").Select(button => button.HasAttribute("disabled")).Should().Equal(true, false);
        page.InvokeAsync(() => page.FindAll(".say button")[1].Click()).WaitAsync(Limit).GetAwaiter().GetResult();
        page.WaitForAssertion(() => page.Find("[role=log] .answer p").TextContent.Should().EndWith(" …"), Limit);
        Wait(page, "It listens.");

        Say(page, "  ");
        page.FindAll(".turn").Should().ContainSingle("there was nothing to say");
        Say(page, "hello");
        page.WaitForAssertion(() => page.FindAll("[role=log] .answer p")[^1].TextContent.Should().Be("count, hello!"), Limit);

        page.Find("button.stop").Click();
        Wait(page, "The conversation is over.");
        page.FindAll(".say").Should().BeEmpty();
        page.FindAll("[role=log] .turn").Should().HaveCount(2);
    }

    [Test]
    public void Of_a_flood_the_end_is_kept_and_it_can_be_stopped()
    {
        var page = Page();
        page.Find("button.talk").Click();
        Wait(page, "It listens.");

        Say(page, "flood");
        page.WaitForAssertion(() => page.Find(".turn.now .answer p").TextContent.Length.Should().Be(1 << 16), Limit);
        page.InvokeAsync(() => page.FindAll(".say button")[1].Click()).WaitAsync(Limit).GetAwaiter().GetResult();

        page.WaitForAssertion(() => page.Find("[role=log] .answer p").TextContent.Should().HaveLength(1 << 16).And.EndWith("x …"), Limit);
        Wait(page, "It listens.");
    }

    [Test]
    public void Without_a_conversation_it_runs_as_any_other()
    {
        var page = Page();

        page.Find("form").Submit();

        Wait(page, "It is at its end.");
        page.Find(".output").TextContent.Should().Contain("Nobody talks.");
        page.FindAll(".conversation").Should().BeEmpty();
    }

    private IRenderedComponent<DemoPage> Page() => browser.Render<DemoPage>(page => page.Add(it => it.Number, SampleBook.Number));

    private static void Wait(IRenderedComponent<DemoPage> page, string state) =>
        page.WaitForAssertion(() => page.Find("[role=status]").TextContent.Should().Be(state), Limit);

    private static void Say(IRenderedComponent<DemoPage> page, string words)
    {
        // In one go: a piece of an answer that comes in between would draw the page anew.
        page.InvokeAsync(() =>
        {
            page.Find("#say").Change(words);
            page.Find(".say").Submit();
        }).WaitAsync(Limit).GetAwaiter().GetResult();
    }

    private sealed class Lifetime : IHostApplicationLifetime, IDisposable
    {
        private readonly CancellationTokenSource stopping = new();

        public CancellationToken ApplicationStarted => CancellationToken.None;

        public CancellationToken ApplicationStopping => stopping.Token;

        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void StopApplication() => stopping.Cancel();

        public void Dispose() => stopping.Dispose();
    }
}
