using FluentAssertions;
using Katas.Checker.Checking;
using Katas.Checker.Compiling;
using Katas.Checker.Diagnosing;
using Katas.Checker.Verdicts;
using NUnit.Framework;

namespace Katas.Tests.Checker.WrongAnswers;

/// <summary>Wrong answers that are written like none in the catalogue: what helps is said first, be it a mistake, a rule or a test.</summary>
public sealed class WrongAnswerTests
{
    private static readonly IReadOnlyList<WrongAnswer> Table = [.. OfAttention.All, .. OfBlocks.All, .. OfModels.All, .. OfTraining.All];

    [TestCaseSource(nameof(Cases))]
    public async Task A_wrong_answer_in_words_of_its_own_hears_what_helps(object entry)
    {
        var answer = (WrongAnswer)entry;
        var lesson = RealBook.Instance.Lesson(answer.TaskId[..2]);

        var request = new CheckRequest(lesson)
        {
            Files = Splicer.TypedIntoStub(lesson, answer.Entry),
            TaskId = answer.TaskId,
            Diagnose = DiagnoseWhich.All,
        };
        var report = await SharedChecker.Instance.Check(request, CancellationToken.None);

        var task = report.Tasks[0];
        if (task.Status != KataStatus.DoesNotCompile)
        {
            task.Problems.Should().BeEmpty();
        }

        task.Status.Should().NotBe(KataStatus.Passed, "it is wrong");
        task.Findings.Should().HaveCountLessThanOrEqualTo(Ranking.Most);
        string[] said = [.. task.Findings.Select(finding => finding.Name)];
        said.FirstOrDefault().Should().Be(
            answer.Finding, "of {0}", string.Join(" | ", task.Findings.Select(finding => $"{finding.Name}: {finding.Because}")));
        if (answer.Then is { } next)
        {
            said.Should().HaveElementAt(1, next);
        }
    }

    [Test]
    public void Every_task_of_these_lessons_has_one()
    {
        var lessons = Table.Select(answer => RealBook.Instance.Lesson(answer.TaskId[..2])).DistinctBy(lesson => lesson.Number).ToList();

        lessons.Should().HaveCountGreaterThanOrEqualTo(8);
        lessons.SelectMany(lesson => lesson.Tasks).Select(task => task.Id).Should().BeSubsetOf(Table.Select(answer => answer.TaskId));
    }

    private static IEnumerable<TestCaseData> Cases() => Table.Select(answer => new TestCaseData(answer).SetName(answer.ToString()));
}
