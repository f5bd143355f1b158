using Bunit;
using FluentAssertions;
using Katas.Checker.Book;
using Katas.Checker.Verdicts;
using Katas.Checker.Watching;
using Katas.Checker.Watching.Signals;
using Katas.Page.Components.Drawing;
using Katas.Page.Components.Lessons;
using Katas.Page.Components.Verdicts;
using Katas.Page.Texts;
using Katas.Page.Watching;
using Katas.Toolkit.Drawing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Katas.Page.Tests;

/// <summary>Components by themselves: what they show of each verdict, and what they ask of the watch.</summary>
public sealed class VerdictComponentTests
{
    private BookCopy copy;
    private BunitContext context;
    private Live live;
    private Lesson lesson;
    private List<Signal> asked;

    [SetUp]
    public void Start()
    {
        copy = new BookCopy("01");
        live = new Live(copy.Book);
        asked = [];
        live.Connect(asked.Add);
        lesson = live.Lessons.Single().Lesson!;
        context = new BunitContext();
        context.Services.AddSingleton(copy.Book).AddSingleton(live).AddSingleton(new TextPages(copy.Book));
    }

    [TearDown]
    public void Stop()
    {
        context.Dispose();
        copy.Dispose();
    }

    [Test]
    public void Before_the_first_verdict_the_panel_says_what_is_going_on()
    {
        live.Say("Lesson 01: Attention");

        context.Render<VerdictPanel>().Find(".status").TextContent.Should().Be("Lesson 01: Attention…");
    }

    [Test]
    public void A_verdict_is_drawn_when_it_comes()
    {
        var panel = context.Render<VerdictPanel>();

        Show(KataStatus.NotStarted);
        panel.WaitForAssertion(() => panel.Find(".status").TextContent.Should().Contain("Not written yet."));
        Show(KataStatus.Failed, Found("The mask is inverted", "True means may attend."));

        panel.WaitForAssertion(() => panel.Find(".finding h3").TextContent.Should().Be("The mask is inverted"));
        panel.Find(".finding .place").GetAttribute("href").Should().StartWith("vscode://file/").And.EndWith("/exercises/01/Attention.cs:12");
        panel.Find(".panel").ClassList.Should().Contain("failed");
    }

    [TestCase(nameof(KataStatus.TimedOut))]
    [TestCase(nameof(KataStatus.Crashed))]
    public void What_ended_the_process_comes_before_what_is_said_of_the_code(string status)
    {
        Show(Enum.Parse<KataStatus>(status), Found("A loop has no end", "Look at what it waits for."));

        var body = context.Render<VerdictBody>().Markup;

        body.IndexOf("it never came back", StringComparison.Ordinal).Should().BePositive()
            .And.BeLessThan(body.IndexOf("A loop has no end", StringComparison.Ordinal));
    }

    [Test]
    public void A_pass_brings_what_comes_after_it()
    {
        Show(KataStatus.Passed);

        var body = context.Render<VerdictBody>();

        body.Find(".good").TextContent.Should().Contain("Masking passes.");
        body.FindAll("h3").Select(heading => heading.TextContent).Should().Contain("After it passes");
        body.Markup.Should().Contain("instead of -∞");
    }

    [Test]
    public void Hints_are_opened_one_by_one_and_remembered()
    {
        Show(KataStatus.Failed);
        var hints = context.Render<Hints>(parameters => parameters.Add(one => one.TaskId, "01.3"));
        hints.FindAll("li").Should().BeEmpty();

        hints.Find("button").Click();
        asked.Should().Equal(new HintOpened("01.3", 1));
        new Katas.Checker.Keeping.HintMemory(copy.Book).Remember("01.3", 2);
        Show(KataStatus.Failed);

        hints.WaitForAssertion(() => hints.FindAll("li").Should().HaveCount(2));
        hints.Find("button").TextContent.Should().Contain("3 of 3");
    }

    [Test]
    public void A_reset_asks_first()
    {
        Show(KataStatus.Failed);
        var panel = context.Render<VerdictPanel>();

        live.Show(live.View! with { Panel = WatchPanel.Reset, Question = "01.3 in Attention.cs." }, WatchNews.Panel);
        panel.WaitForAssertion(() => panel.Find(".question").TextContent.Should().Contain("Put the stub back?"));
        panel.FindAll(".question button")[1].Click();

        asked.Should().Equal(new Pressed(WatchKeys.Escape));
    }

    [Test]
    public void A_matrix_is_colours_and_a_table()
    {
        var map = new Heatmap(new[,] { { 0, 0.25 }, { double.NaN, double.NegativeInfinity } }, ["the", "cat"], ["<a>", "b"], "weights");

        var drawn = context.Render<MatrixMap>(parameters => parameters.Add(one => one.Map, map));

        drawn.FindAll("rect").Count(rect => rect.ParentElement!.ClassName == "heatmap").Should().Be(4);
        drawn.Find("svg.heatmap").GetAttribute("aria-label").Should().Be("weights: 2 rows, 2 columns, from 0 to 0.25");
        drawn.FindAll("tbody td").Select(cell => cell.TextContent).Should().Equal("0", "0.25", "not a number", "-∞");
        drawn.FindAll("thead th").Select(cell => cell.TextContent).Should().Equal("<a>", "b");
    }

    [Test]
    public void A_stopping_checker_and_a_fault_are_said()
    {
        var states = context.Render<Katas.Page.Components.States.CheckerStates>();
        states.Markup.Trim().Should().BeEmpty();

        live.Fail("TorchSharp does not load here.");
        states.WaitForAssertion(() => states.Find(".fault").TextContent.Should().Contain("TorchSharp does not load here."));
        live.Stop();
        states.WaitForAssertion(() => states.Find(".stopped").TextContent.Should().Contain("The checker was stopped."));
    }

    private void Show(KataStatus status, params Finding[] findings)
    {
        var task = lesson.Task("01.3")!;
        var test = new TestOutcome(
            "Katas.MaskTests.A_mask_hides", task.Id, status switch
            {
                KataStatus.Passed => TestState.Passed,
                KataStatus.TimedOut => TestState.TimedOut,
                KataStatus.Crashed => TestState.Crashed,
                _ => TestState.Failed,
            },
            "Task 01.3 | it never came back",
            "");
        var report = new TaskReport(task, status, null, status == KataStatus.NotStarted ? [] : [test], Place, [], findings);
        live.Show(
            new WatchView(lesson, task)
            {
                Known = new Dictionary<string, TaskReport> { [task.Id] = report },
                Verdict = new LessonReport(lesson, [report]),
            },
            WatchNews.Verdict);
    }

    private FileLinePositionSpan Place =>
        new(copy.PathOf("exercises/01/Attention.cs"), new LinePosition(11, 0), new LinePosition(11, 4));

    private Finding Found(string title, string hint) => new(FindingSource.Mistake, "one", title, hint, "it computes the same", Place);
}
