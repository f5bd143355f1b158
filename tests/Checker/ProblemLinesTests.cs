using System.Text.RegularExpressions;
using FluentAssertions;
using Katas.Checker.Reporting;
using Katas.Checker.Verdicts;
using NUnit.Framework;

namespace Katas.Tests.Checker;

/// <summary>
/// <c>check --problems</c>, as editors read it. The form here is narrower than that of VS Code's <c>$msCompile</c> and of whatever was made
/// after it: a line that it takes, they take.
/// </summary>
public sealed partial class ProblemLinesTests
{
    [Test]
    public void A_task_that_does_not_pass_is_a_problem_where_its_finding_is()
    {
        var problem = Read(Reports.Task(KataStatus.Failed, 3)).Single();

        problem.Groups["file"].Value.Should().Be(Reports.Place.Path);
        problem.Groups["line"].Value.Should().Be("42");
        problem.Groups["column"].Value.Should().Be("5");
        problem.Groups["code"].Value.Should().Be("K0503");
        problem.Groups["message"].Value.Should().Be($"05.3 Mistake {Reports.Markup}");
    }

    [TestCase(nameof(KataStatus.Failed)), TestCase(nameof(KataStatus.TimedOut)), TestCase(nameof(KataStatus.Crashed))]
    public void Without_a_finding_it_is_the_test_at_the_task(string status) =>
        Read(Reports.Task(Enum.Parse<KataStatus>(status), 12) with { Findings = [] }).Single().Value
            .Should().Be($"{Reports.Place.Path}(42,5): error K0512: 05.12 The rows sum to 1");

    [Test]
    public void An_error_of_the_compiler_keeps_its_code()
    {
        var problem = Read(Reports.Task(KataStatus.DoesNotCompile)).Single();

        problem.Groups["code"].Value.Should().Be("CS0103");
        problem.Groups["message"].Value.Should().Be($"The name 'x' does not exist {Reports.Markup}");
    }

    [Test]
    public void What_is_wrong_with_a_file_is_listed_once_for_all_of_its_tasks()
    {
        var problem = Reports.Problem("05.1") with { Code = CompileProblem.OwnCode, Message = "This file is empty.\nReset it.", WholeFile = true };
        TaskReport Of(int number) => Reports.Task(KataStatus.DoesNotCompile, number) with { Problems = [problem] };

        var listed = Read(Of(1), Of(2)).Single();

        listed.Groups["code"].Value.Should().Be("K0500");
        listed.Groups["message"].Value.Should().Be("This file is empty. Reset it.");
    }

    [TestCase(nameof(KataStatus.Passed)), TestCase(nameof(KataStatus.NotStarted)), TestCase(nameof(KataStatus.Waiting))]
    public void What_is_done_or_not_begun_is_no_problem(string status) => Read(Reports.Task(Enum.Parse<KataStatus>(status))).Should().BeEmpty();

    private static List<Match> Read(params TaskReport[] tasks)
    {
        var lines = ProblemLines.Write(Reports.Lesson(tasks)).ToList();
        lines.Where(line => !ForEditors().IsMatch(line)).Should().BeEmpty("an editor leaves out a line of another form");
        return [.. lines.Select(line => ForEditors().Match(line))];
    }

    [GeneratedRegex(@"^(?<file>\S.*)\((?<line>\d+),(?<column>\d+)\): error (?<code>[A-Z]{1,2}\d+): (?<message>\S.*)$")]
    private static partial Regex ForEditors();
}
