using System.Text.Json;
using System.Text.RegularExpressions;
using FluentAssertions;
using Katas.Checker.Book;
using Katas.Checker.Reporting;
using Katas.Checker.Verdicts;
using Katas.Checker.Watching;
using Katas.Checker.Watching.Signals;
using NUnit.Framework;
using Spectre.Console.Testing;

namespace Katas.Tests.Checker.Watching;

/// <summary>What a watch looks like: in a window, in a log, for a program.</summary>
public sealed partial class WatchScreenTests
{
    // By name: the types themselves are the checker's own.
    private static readonly string[] Panels = Enum.GetNames<WatchPanel>();
    private static readonly string[] Statuses = Enum.GetNames<KataStatus>();

    [Test]
    public void The_keys_are_the_last_line_and_nothing_is_wider_than_the_window(
        [Values(60, 80, 140)] int width,
        [ValueSource(nameof(Panels))] string panel,
        [ValueSource(nameof(Statuses))] string status)
    {
        using var console = Window(width, 24);
        using var screen = new TerminalScreen(Reports.Book, console);

        var view = View(Enum.Parse<KataStatus>(status));
        screen.Show(
            view with { Panel = Enum.Parse<WatchPanel>(panel), Hints = 3, Notice = Reports.Markup, Broken = ["05.2"] }, WatchNews.Verdict);

        string[] lines = Lines(console);
        lines.Should().OnlyContain(line => line.Length <= width);
        lines.Should().HaveCountLessThanOrEqualTo(24);
        lines[^1].Should().Contain("q quit");
        lines[0].Should().Contain("Lesson 05");
    }

    [Test]
    public void In_a_narrow_window_a_command_line_takes_two_rows_and_stays_whole([Values(13, 16, 30)] int height)
    {
        const int Width = 40;
        using var console = Window(Width, height);
        using var screen = new TerminalScreen(Reports.Book, console);

        screen.Show(View(KataStatus.Waiting), WatchNews.Verdict);

        string[] lines = Lines(console);
        lines.Sum(line => Math.Max((line.Length + Width - 1) / Width, 1)).Should().BeLessThanOrEqualTo(height);
        lines[^1].Should().NotBeEmpty();
        lines.Should().Contain(line => line.Contains(height == 30 ? "dotnet run --project checker -- check 05.1" : "below (space)"));
    }

    [Test]
    public void It_is_drawn_over_itself()
    {
        using var console = Window(80, 40);
        using var screen = new TerminalScreen(Reports.Book, console);

        screen.Show(View(KataStatus.Failed), WatchNews.Verdict);
        int first = console.Output.Length;
        screen.Show(View(KataStatus.Failed), WatchNews.Verdict);

        console.Output.Should().StartWith("\e[2J\e[H", "the window is cleared once");
        console.Output[first..].Should().StartWith("\e[H\e[2K").And.NotContain("\e[2J", "that would flicker");
        console.Output.Should().EndWith("\e[J", "nothing of before stays below");
    }

    [Test]
    public void What_does_not_fit_is_said_to_be_missing()
    {
        using var console = Window(80, 12);
        using var screen = new TerminalScreen(Reports.Book, console);

        screen.Show(View(KataStatus.Failed) with { Hints = 3 }, WatchNews.Verdict);

        Lines(console).Should().HaveCountLessThanOrEqualTo(12).And.Contain(line => line.Contains("below (space)"));
    }

    [Test]
    public void Scrolling_shows_every_line_and_ends_at_the_last(
        [Values(10, 12, 20)] int height)
    {
        var view = View(KataStatus.Failed) with { Hints = 3 };
        var whole = Drawn(view, 200);
        var seen = new HashSet<string>();
        using var console = Window(80, height);
        using var screen = new TerminalScreen(Reports.Book, console);
        for (int scrolled = 0; scrolled <= Math.Max(screen.Beyond, 1); scrolled++)
        {
            int before = console.Output.Length;
            screen.Show(view with { Scrolled = scrolled }, WatchNews.Nothing);
            string[] lines = Escape().Replace(console.Output[before..], "").ReplaceLineEndings("\n").Split('\n');
            lines.Should().HaveCountLessThanOrEqualTo(height);
            seen.UnionWith(lines);
        }

        screen.Beyond.Should().BePositive();
        seen.Should().Contain(whole);
    }

    [Test]
    public void The_text_of_the_task_is_a_page()
    {
        var view = View(KataStatus.NotStarted);
        view = view with { Task = view.Task with { Text = "Add **both** numbers with `Add`.\n\n    1 + 2 = 3\n" }, Panel = WatchPanel.Text };

        Plain(view, WatchNews.Panel).Should().Contain("Add both numbers with Add.").And.Contain("  1 + 2 = 3");
    }

    [Test]
    public void A_pass_says_so_and_offers_hints_and_both_answers_by_their_keys()
    {
        string text = Plain(View(KataStatus.Passed), WatchNews.Verdict);

        text.Should().Contain("both tests pass").And.Contain("not opened        h  hints 1 to 3").And.Contain("see both          c");
    }

    [Test]
    public void A_lesson_that_is_done_offers_its_demonstration()
    {
        var view = View(KataStatus.Passed);
        view = view with { Known = view.Lesson.Tasks.ToDictionary(task => task.Id, _ => Reports.Task(KataStatus.Passed)) };

        Plain(view, WatchNews.Verdict).Should().Contain("demo 05");
    }

    [Test]
    public void A_lesson_that_is_done_offers_its_questions_if_it_has_some()
    {
        var view = View(KataStatus.Passed);
        view = view with { Known = view.Lesson.Tasks.ToDictionary(task => task.Id, _ => Reports.Task(KataStatus.Passed)) };
        var lesson = view.Lesson with { Folders = view.Lesson.Folders with { Tests = RealBook.Instance.Lesson("05").Folders.Tests } };

        Plain(view, WatchNews.Verdict).Should().NotContain("predict");
        Plain(view with { Lesson = lesson }, WatchNews.Verdict).Should().Contain("checker -- predict 05");
    }

    [TestCase(nameof(KataStatus.Failed), "does not pass yet", "A hint", "05/Numbers.cs:42")]
    [TestCase(nameof(KataStatus.DoesNotCompile), "does not compile", "CS0103", "05/Numbers.cs:42")]
    [TestCase(nameof(KataStatus.NotStarted), "Next: 05.1", "about 10 minutes", "05/Numbers.cs:42")]
    public void A_verdict_says_what_is_wrong_and_where(string status, params string[] words)
    {
        string text = Plain(View(Enum.Parse<KataStatus>(status)), WatchNews.Verdict);

        words.Should().OnlyContain(word => text.Contains(word));
    }

    [Test]
    public void In_a_log_there_are_no_cursor_movements()
    {
        using var console = Window(80, 24);
        var screen = new PlainScreen(Reports.Book, console);
        foreach (var news in Enum.GetValues<WatchNews>())
        {
            screen.Show(View(KataStatus.Failed) with { Hints = 1, Notice = "A word.", Panel = WatchPanel.List }, news);
        }

        console.Output.Should().NotMatchRegex(@"\e\[[0-9;?]*[A-HJKSTdfhl]").And.Contain("A word.").And.Contain("Hint 1 of 3");
    }

    [Test]
    public void In_a_log_what_broke_is_told() =>
        Plain(View(KataStatus.Passed) with { Broken = ["05.2", "05.3"] }, WatchNews.Rest)
            .Should().Contain("05.2, 05.3 passed before this save, and do not pass now.");

    [Test]
    public void For_programs_each_verdict_is_a_document_on_one_line()
    {
        var writer = new StringWriter();
        var screen = new JsonScreen(Reports.Book, new JsonOutput(writer, onOneLine: true));
        var view = View(KataStatus.Failed) with { Took = TimeSpan.FromMilliseconds(84), Notice = "A word.", Broken = ["05.2"], Hints = 2 };
        foreach (var news in Enum.GetValues<WatchNews>())
        {
            screen.Show(view, news);
        }

        var documents = writer.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement).ToList();
        documents.Select(document => document.GetProperty("event").GetString()).Should().Equal("verdict", "repair", "lesson", "hint", "notice");
        documents.Should().OnlyContain(document => document.GetProperty("schema").GetInt32() == 1);
        documents[0].GetProperty("milliseconds").GetDouble().Should().Be(84);
        documents[0].GetProperty("report").GetProperty("lessons")[0].GetProperty("tasks")[0].GetProperty("status").GetString()
            .Should().Be("failed");
        documents[2].GetProperty("broken")[0].GetString().Should().Be("05.2");
        documents[3].GetProperty("hint").GetString().Should().Be("Two");
        documents[3].GetProperty("level").GetInt32().Should().Be(2);
        documents[4].GetProperty("message").GetString().Should().Be("A word.");
    }

    [GeneratedRegex(@"\e\[[0-9;?]*[A-Za-z]|\e\]8;.*?\e\\")]
    private static partial Regex Escape();

    private static WatchView View(KataStatus status)
    {
        var task = Reports.Task(status) with { Task = Reports.Task(status).Task with { Hints = ["One [a]", "Two", "Three"] } };
        var report = Reports.Lesson(task, Reports.Task(KataStatus.NotStarted, 2));

        // The solution is read for the place of the reference.
        var lesson = report.Lesson with { Folders = report.Lesson.Folders with { Solution = RealBook.Instance.Lesson("05").Folders.Solution } };
        return new WatchView(lesson, task.Task)
        {
            Known = report.Tasks.ToDictionary(one => one.Task.Id),
            Verdict = new LessonReport(lesson, [task]),
            Question = Reports.Markup,
        };
    }

    private static TestConsole Window(int width, int height)
    {
        var console = new TestConsole().EmitAnsiSequences().Width(width);
        console.Profile.Height = height;
        return console;
    }

    private static string Plain(WatchView view, WatchNews news)
    {
        using var console = Window(140, 40);
        new PlainScreen(Reports.Book, console).Show(view, news);
        return Escape().Replace(console.Output, "");
    }

    private static string[] Drawn(WatchView view, int height)
    {
        using var console = Window(80, height);
        using var screen = new TerminalScreen(Reports.Book, console);
        screen.Show(view, WatchNews.Verdict);
        return Lines(console);
    }

    private static string[] Lines(TestConsole console) => Escape().Replace(console.Output, "").ReplaceLineEndings("\n").Split('\n');
}
