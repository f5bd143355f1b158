using System.Text.Json;
using FluentAssertions;
using Katas.Checker.Reporting;
using Katas.Checker.Verdicts;
using NUnit.Framework;

namespace Katas.Tests.Checker;

public sealed class JsonReportTests
{
    [Test]
    public void Every_document_says_its_schema_and_its_command()
    {
        var document = Write("doctor", new { Loads = true, Problem = (string?)null, RunTime = "ü ✓ \"quoted\"" });

        document.GetProperty("schema").GetInt32().Should().Be(1);
        document.GetProperty("command").GetString().Should().Be("doctor");
        document.GetProperty("loads").GetBoolean().Should().BeTrue();
        document.GetProperty("runTime").GetString().Should().Be("ü ✓ \"quoted\"");
    }

    [TestCase("passed")]
    [TestCase("notStarted")]
    [TestCase("waiting")]
    [TestCase("failed")]
    [TestCase("timedOut")]
    [TestCase("crashed")]
    [TestCase("doesNotCompile")]
    public void Every_status_has_its_name(string name) =>
        Task(Enum.Parse<KataStatus>(name, ignoreCase: true)).GetProperty("status").GetString().Should().Be(name);

    [Test]
    public void Every_status_is_tested() =>
        typeof(JsonReportTests).GetMethod(nameof(Every_status_has_its_name))!
            .GetCustomAttributes(typeof(TestCaseAttribute), false)
            .Should().HaveSameCount(Enum.GetValues<KataStatus>());

    [Test]
    public void A_task_says_where_it_is_from_the_root_and_counted_from_1()
    {
        var task = Task(KataStatus.NotStarted);

        task.GetProperty("id").GetString().Should().Be("05.1");
        task.GetProperty("file").GetString().Should().Be("exercises/05/Numbers.cs");
        task.GetProperty("line").GetInt32().Should().Be(42);
        task.GetProperty("difficulty").GetInt32().Should().Be(2);
        task.GetProperty("minutes").GetInt32().Should().Be(10);
    }

    [Test]
    public void A_failing_task_has_its_failure_and_its_findings()
    {
        var task = Task(KataStatus.Failed);

        task.GetProperty("testsPassed").GetInt32().Should().Be(1);
        task.GetProperty("testsFailed").GetInt32().Should().Be(1);
        task.GetProperty("failure").GetProperty("message").GetString().Should().Contain("Expected: 6");
        task.GetProperty("failure").GetProperty("state").GetString().Should().Be("failed");
        var finding = task.GetProperty("findings")[0];
        finding.GetProperty("source").GetString().Should().Be("mistake");
        finding.GetProperty("name").GetString().Should().Be("mistake-name");
        finding.GetProperty("line").GetInt32().Should().Be(42);
    }

    [Test]
    public void A_task_that_is_not_written_has_no_failure() =>
        Task(KataStatus.NotStarted).TryGetProperty("failure", out _).Should().BeFalse();

    [Test]
    public void A_waiting_task_says_for_which() =>
        Task(KataStatus.Waiting).GetProperty("waitsFor").GetString().Should().Be("05.1");

    [Test]
    public void A_task_that_does_not_compile_has_its_errors_with_line_and_column()
    {
        var problem = Task(KataStatus.DoesNotCompile).GetProperty("problems")[0];

        problem.GetProperty("code").GetString().Should().Be("CS0103");
        problem.GetProperty("file").GetString().Should().Be("exercises/05/Numbers.cs");
        problem.GetProperty("line").GetInt32().Should().Be(42);
        problem.GetProperty("column").GetInt32().Should().Be(5);
        problem.GetProperty("advice").GetString().Should().Be("It is called mean.");
    }

    [Test]
    public void The_report_counts_and_says_what_is_next()
    {
        var done = Reports.Lesson(Reports.Task(KataStatus.Passed));
        var open = Reports.Lesson(
            Reports.Task(KataStatus.Passed),
            Reports.Task(KataStatus.NotStarted, 2),
            Reports.Task(KataStatus.Failed, 3));

        var report = Write("report", JsonReport.Create(Reports.Book, [done, open]));

        report.GetProperty("done").GetInt32().Should().Be(2);
        report.GetProperty("total").GetInt32().Should().Be(4);
        report.GetProperty("next").GetString()
            .Should().Be("05.3", "what is written and wrong comes before what is not written");
        report.GetProperty("lessons").GetArrayLength().Should().Be(2);
    }

    [Test]
    public void A_book_that_is_done_has_no_next() =>
        Write("report", JsonReport.Create(Reports.Book, [Reports.Lesson(Reports.Task(KataStatus.Passed))]))
            .TryGetProperty("next", out var next).Should().Be(next.ValueKind == JsonValueKind.Null);

    private static JsonElement Task(KataStatus status) =>
        Write("check", JsonReport.Create(Reports.Book, [Reports.Lesson(Reports.Task(status))]))
            .GetProperty("lessons")[0].GetProperty("tasks")[0];

    private static JsonElement Write(string command, object body)
    {
        var text = new StringWriter();
        new JsonOutput(text).Write(command, body);
        return JsonDocument.Parse(text.ToString()).RootElement;
    }
}
