using FluentAssertions;
using Katas.Checker.Reporting;
using Katas.Checker.Verdicts;
using NUnit.Framework;
using Spectre.Console;
using Spectre.Console.Testing;

namespace Katas.Tests.Checker;

[TestFixture(80, true)]
[TestFixture(80, false)]
[TestFixture(140, true)]
[TestFixture(140, false)]
public sealed class TerminalReportTests(int width, bool unicode)
{
    private TestConsole console;

    private TerminalReport Report => new(Reports.Book, console);

    /// <summary>What is shown, with the lines that were broken put together.</summary>
    private string Words =>
        string.Join(' ', console.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [SetUp]
    public void Start()
    {
        console = new TestConsole().Width(width);
        console.Profile.Capabilities.Unicode = unicode;
    }

    [TearDown]
    public void End()
    {
        console.Output.Should().NotContain("\u001b");
        console.Lines.Should().OnlyContain(line => line.TrimEnd().Length <= width);
        if (!unicode)
        {
            console.Output.Should().NotContainAny("✓", "✗", "█", "░", "╭", "│");
        }

        console.Dispose();
    }

    [Test]
    public void The_book_shows_how_far_each_lesson_is()
    {
        Report.WriteBook([Reports.Lesson(Reports.Task(KataStatus.Passed), Reports.Task(KataStatus.NotStarted, 2))]);

        console.Output.Should().Contain("1 of 2 tasks done").And.Contain("1/2");
        console.Output.Should().Contain(unicode ? "██████████░░░░░░░░░░" : "##########----------");
        console.Output.Should().Contain("Next: 05.2");
    }

    [Test]
    public void A_book_that_is_done_says_so()
    {
        Report.WriteBook([Reports.Lesson(Reports.Task(KataStatus.Passed))]);

        console.Output.Should().Contain("Every task passes.");
    }

    [Test]
    public void A_book_without_lessons_does_not_fail()
    {
        Report.WriteBook([]);

        console.Output.Should().Contain("0 of 0 tasks done");
    }

    [TestCase(nameof(KataStatus.NotStarted), "not written yet")]
    [TestCase(nameof(KataStatus.Waiting), "waits for 05.1")]
    [TestCase(nameof(KataStatus.Failed), "1 of 2 tests passes")]
    [TestCase(nameof(KataStatus.TimedOut), "did not end in time")]
    [TestCase(nameof(KataStatus.Crashed), "took the process down")]
    [TestCase(nameof(KataStatus.DoesNotCompile), "does not compile")]
    public void Every_state_has_its_words(string status, string words)
    {
        Report.WriteLesson(Reports.Lesson(Reports.Task(Enum.Parse<KataStatus>(status))));

        Words.Should().Contain(words);
        Words.Should().Contain("exercises/05/Numbers.cs:42").And.Contain("check 05.1").And.Contain("hint 05.1");
    }

    [Test]
    public void What_was_written_like_markup_is_shown_as_it_was_written()
    {
        Report.WriteLesson(Reports.Lesson(Reports.Task(KataStatus.Failed)));

        Words.Should().Contain($"A title with {Reports.Markup}");
        Words.Should().Contain($"A hint {Reports.Markup}");
        Words.Should().Contain($"Expected: 6 {Reports.Markup}");
        Words.Should().Contain("Evidence: of [red]not a colour[/]");
    }

    [Test]
    public void A_failing_test_is_named_in_words_and_its_stack_trace_is_left_out()
    {
        Report.WriteLesson(Reports.Lesson(Reports.Task(KataStatus.Failed)));

        Words.Should().Contain("The rows sum to 1").And.NotContain("Some.Where").And.NotContain("Task 05.1 |");
    }

    [Test]
    public void A_long_message_is_cut_off()
    {
        var task = Reports.Task(KataStatus.Failed);
        string message = string.Join('\n', Enumerable.Range(1, 40).Select(line => $"line {line}"));
        var test = task.Tests[1] with { Message = message };

        Report.WriteLesson(Reports.Lesson(task with { Tests = [test] }));

        console.Output.Should().Contain("line 14").And.NotContain("line 15").And.Contain("…");
    }

    [Test]
    public void Many_errors_of_the_compiler_are_cut_off_with_a_count()
    {
        var task = Reports.Task(KataStatus.DoesNotCompile);
        var problems = Enumerable.Range(1, 8)
            .Select(number => Reports.Problem("05.1") with { Code = $"CS000{number}" });

        Report.WriteLesson(Reports.Lesson(task with { Problems = [.. problems] }));

        console.Output.Should().Contain("CS0005").And.NotContain("CS0006").And.Contain("and 3 more");
    }

    [Test]
    public void An_error_of_the_compiler_comes_with_its_advice_and_once()
    {
        var task = Reports.Task(KataStatus.DoesNotCompile);
        var problem = Reports.Problem("05.1") with { Advice = "It is called mean." };

        Report.WriteLesson(Reports.Lesson(task with { Problems = [problem, problem with { TaskIds = ["05.2"] }] }));

        console.Output.Split("It is called mean.").Should().HaveCount(2);
        Words.IndexOf("CS0103").Should().BeLessThan(Words.IndexOf("It is called mean."));
    }

    [Test]
    public void A_first_run_shows_what_to_do_now_and_not_the_whole_book()
    {
        Report.WriteBook([Reports.Lesson(Reports.Task(KataStatus.NotStarted), Reports.Task(KataStatus.NotStarted, 2))]);

        Words.Should().NotContain("0/2").And.Contain("Next: 05.1").And.Contain("-- watch").And.Contain("-- list");
    }

    [Test]
    public void A_later_part_is_one_line_until_the_first_is_done_or_it_is_begun()
    {
        var first = Reports.Lesson(Reports.Task(KataStatus.Passed), Reports.Task(KataStatus.NotStarted, 2));
        var second = Of(KataStatus.NotStarted);

        Report.WriteBook([first, second]);
        Words.Should().Contain("1 lesson, for later").And.NotContain("The second part");

        Report.WriteBook([first, Of(KataStatus.Failed)]);
        Words.Should().Contain("The second part");

        static LessonReport Of(KataStatus status)
        {
            var report = Reports.Lesson(Reports.Task(status));
            return report with { Lesson = report.Lesson with { Part = 2, Title = "The second part" } };
        }
    }

    [Test]
    public void The_first_time_that_a_task_passes_the_report_says_what_the_lesson_says_then()
    {
        var passed = Reports.Task(KataStatus.Passed);
        passed = passed with { Task = passed.Task with { AfterPass = "Think of *why*.", Hints = ["One", "Two", "Three"] } };

        Report.WriteBook([Reports.Lesson(passed, Reports.Task(KataStatus.NotStarted, 2))], [passed]);

        Words.Should().Contain("both tests pass").And.Contain("Think of why.").And.Contain("not opened").And.Contain("Next: 05.2");
    }

    [Test]
    public void A_lesson_that_is_done_says_what_to_look_at()
    {
        Report.WriteLesson(Reports.Lesson(Reports.Task(KataStatus.Passed)));

        Words.Should().Contain("is done").And.Contain("Lesson 05").And.Contain("demo 05").And.Contain("solutions/05");
    }
}
