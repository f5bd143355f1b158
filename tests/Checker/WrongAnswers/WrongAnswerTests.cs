using FluentAssertions;
using Katas.Checker.Checking;
using Katas.Checker.Compiling;
using Katas.Checker.Diagnosing;
using Katas.Checker.Running;
using NUnit.Framework;

namespace Katas.Tests.Checker.WrongAnswers;

/// <summary>Wrong answers that are in no catalogue: for most of them there is still something that helps.</summary>
public sealed class WrongAnswerTests
{
    private static readonly IReadOnlyList<WrongAnswer> Table = [.. OfAttention.All, .. OfBlocks.All, .. OfModels.All];

    private LessonChecker checker;

    [OneTimeSetUp]
    public void Start() => checker = new LessonChecker(RealBook.Instance, HostLimits.Default);

    [OneTimeTearDown]
    public void End() => checker.Dispose();

    [TestCaseSource(nameof(Cases))]
    public async Task A_wrong_answer_that_nobody_catalogued_hears_what_helps(object entry)
    {
        var answer = (WrongAnswer)entry;
        var lesson = RealBook.Instance.Lesson(answer.TaskId[..2]);

        var report = await checker.Check(
            lesson, Splicer.TypedIntoStub(lesson, answer.Entry), answer.TaskId, DiagnoseWhich.All, null, CancellationToken.None);

        var task = report.Tasks[0];
        TestContext.Out.WriteLine(string.Join('\n', task.Findings.Select(finding => $"{finding.Source} {finding.Name}: {finding.Title} | {finding.Hint} | {finding.Because}")));
        TestContext.Out.WriteLine(task.FirstFailure?.Message);
        TestContext.Out.WriteLine($"{task.Status} {string.Join('/', task.Problems.Select(p => p.Message))}");
        if (task.Status != KataStatus.DoesNotCompile)
        {
            task.Problems.Should().BeEmpty();
        }

        task.Status.Should().NotBe(KataStatus.Passed, "it is wrong");
        task.Findings.Should().HaveCountLessThanOrEqualTo(Ranking.Most);
        if (answer.Finding != WrongAnswer.None)
        {
            task.Findings.Select(finding => finding.Name).FirstOrDefault().Should().Be(answer.Finding);
        }
    }

    [Test]
    public void Most_of_them_hear_something_that_helps()
    {
        Table.Should().HaveCountGreaterThanOrEqualTo(30);
        Table.Count(answer => answer.Finding != WrongAnswer.None).Should().BeGreaterThanOrEqualTo(Table.Count * 9 / 10);
    }

    private static IEnumerable<TestCaseData> Cases() => Table.Select(answer => new TestCaseData(answer).SetName(answer.ToString()));
}
