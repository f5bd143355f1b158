using FluentAssertions;
using Katas.Checker.Checking;
using Katas.Checker.Compiling;
using Katas.Checker.Repairing;
using Katas.Checker.Running;
using Katas.Checker.Verdicts;
using Microsoft.CodeAnalysis;
using NUnit.Framework;

namespace Katas.Tests.Checker.Repairing;

/// <summary>Wrong answers that one small change makes right, or two; looked for with a real child.</summary>
public sealed class RepairSearchTests
{
    private static readonly TimeSpan Plenty = TimeSpan.FromSeconds(60);

    private SampleBook sample;

    [SetUp]
    public void Start()
    {
        sample = new SampleBook();
        sample.Solve();
    }

    [TearDown]
    public void End() => sample.Dispose();

    [TestCase("(values * weights).sum(0)", nameof(ChangeKind.Dimension))]
    [TestCase("(values * weights).mean([-1])", nameof(ChangeKind.Reduction))]
    [TestCase("(values + weights).sum(-1)", nameof(ChangeKind.Operator))]
    [TestCase("(values * values).sum(-1)", nameof(ChangeKind.Value))]
    [TestCase("-(values * weights).sum(-1)", nameof(ChangeKind.Sign))]
    [TestCase("(values * weights.square()).sum(-1)", nameof(ChangeKind.Call))]
    [TestCase("(values * weights * 2).sum(-1)", nameof(ChangeKind.Operand))]
    [TestCase("(values * weights.masked_fill(weights < 2, 0)).sum(-1)", nameof(ChangeKind.Call), nameof(ChangeKind.Comparison), nameof(ChangeKind.Constant))]
    [TestCase("values.transpose(0, 1).matmul(weights)", nameof(ChangeKind.Call), nameof(ChangeKind.Transposition))]
    [TestCase("(values * weights)", nameof(ChangeKind.MissingCall))]
    public async Task One_change_of_each_kind_is_found(string expression, params string[] kinds)
    {
        int line = Answer(expression);

        var repair = await Find("91.2");

        repair.Should().NotBeNull();
        repair!.IsWhole.Should().BeTrue();
        repair.Edits.Should().ContainSingle().Which.Kind.ToString().Should().BeOneOf(kinds);
        (repair.Place.StartLinePosition.Line + 1).Should().Be(line);
    }

    [Test]
    public async Task Two_faults_are_found_by_way_of_the_step_that_helps()
    {
        Answer("(values + weights).sum(2)"); // there is no dimension 2: nothing can be seen before that is mended

        var repair = await Find("91.2");

        repair!.IsWhole.Should().BeTrue();
        repair.Edits.Select(edit => edit.Kind).Should().BeEquivalentTo([ChangeKind.Operator, ChangeKind.Dimension]);
    }

    [Test]
    public async Task A_change_that_never_ends_or_overflows_the_stack_is_passed_over()
    {
        sample.Replace(
            SampleBook.Numbers,
            "return 2 * number;",
            "double sum = 0; int i = 0; while (i < 1) { sum += number; i++; } if (i > 9) { return Twice(sum); } return sum;");

        var repair = await Find("91.1");

        repair!.IsWhole.Should().BeTrue();
        repair.Edits.Should().ContainSingle();
    }

    [Test]
    public async Task Matrices_that_do_not_fit_cost_a_variant_and_not_the_process()
    {
        Answer("values.narrow(1, 0, 1).matmul(weights.unsqueeze(0)).sum(-1)"); // every other dimension of these would end it

        var act = () => Find("91.2");

        await act.Should().NotThrowAsync();
    }

    [Test]
    public async Task What_only_a_test_shows_is_found_by_the_test()
    {
        sample.Write("tests/91/Probes.cs", SampleLesson.Probes.Replace("(Numbers.Twice(3), Numbers.Twice(5))", "(1.0, 2.0)", StringComparison.Ordinal));
        sample.Replace(SampleBook.Numbers, "return 2 * number;", "return 3 * number;");

        using var checker = new LessonChecker(RealBook.Compiler, HostLimits.Default); // the shared one remembers what the probes gave before
        var report = (await checker.Check(new CheckRequest(sample.Lesson) { TaskId = "91.1" }, CancellationToken.None)).Tasks[0];

        var repair = await new RepairSearch(checker).Find(Request(report), CancellationToken.None, CancellationToken.None);

        repair!.IsWhole.Should().BeTrue();
        repair.Edits.Should().ContainSingle().Which.Kind.Should().Be(ChangeKind.Constant);
    }

    [Test]
    public async Task A_helper_in_the_same_file_is_looked_at_as_well()
    {
        sample.Replace(SampleBook.Numbers, "return (values * weights).sum(-1);", "return Added(values * weights);");
        sample.Replace(
            SampleBook.Numbers, "    /// <summary>Twice the first",
                "    private static Tensor Added(Tensor all) => all.sum(0);\n\n    /// <summary>Twice the first");

        var repair = await Find("91.2");

        (repair!.Place.StartLinePosition.Line + 1).Should().Be(sample.LineOf(SampleBook.Numbers, "Tensor Added"));
    }

    [Test]
    public async Task Right_code_is_left_alone() => (await Find("91.2")).Should().BeNull();

    [Test]
    public async Task Without_time_nothing_is_found()
    {
        Answer("(values * weights).sum(0)");

        (await Find("91.2", time: TimeSpan.Zero)).Should().BeNull();
    }

    [Test]
    public async Task A_save_ends_the_search_and_Ctrl_C_the_command()
    {
        Answer("(values * weights).sum(0)");
        var stopped = new CancellationToken(canceled: true);
        var report = await Report("91.2");
        var search = new RepairSearch(SharedChecker.Instance);

        (await search.Find(Request(report), enough: stopped, CancellationToken.None)).Should().BeNull();
        var cancelled = () => search.Find(Request(report), CancellationToken.None, cancelled: stopped);

        await cancelled.Should().ThrowAsync<OperationCanceledException>();
    }

    [Test]
    public async Task A_verdict_that_names_the_mistake_stays_as_it_is()
    {
        sample.Type("squared");
        var report = await SharedChecker.Check(sample, DiagnoseWhich.All, "91.1");

        RepairAdvice.IsWanted(report).Should().BeFalse();
    }

    [Test]
    public async Task What_is_said_quotes_the_learner_and_never_the_repair()
    {
        int line = Answer("(values + weights).sum(-1)");
        var report = await SharedChecker.Check(sample, DiagnoseWhich.All, "91.2");

        var repaired = await new RepairAdvice(SharedChecker.Instance)
            .Add(report, SourceTrees.Exercise(sample.Lesson), Plenty, CancellationToken.None, CancellationToken.None);

        var first = repaired.Tasks[0].Findings[0];
        first.Source.Should().Be(FindingSource.Repair);
        first.Hint.Should().Be(
            $"One small change on line {line} makes every test pass. Look at `values + weights`. Is it the right operation?");
        first.Because.Should().StartWith("its test passes with one of some");
        $"{first.Title} {first.Hint} {first.Because}".Should().NotContain("*");
    }

    /// <summary>Answers 91.2 with an expression, and gives its line.</summary>
    private int Answer(string expression)
    {
        sample.Replace(SampleBook.Numbers, "return (values * weights).sum(-1);", $"return {expression};");
        return sample.LineOf(SampleBook.Numbers, $"return {expression};");
    }

    private async Task<Repair?> Find(string taskId, TimeSpan? time = null) => await new RepairSearch(SharedChecker.Instance)
        .Find(Request(await Report(taskId)) with { Time = time ?? Plenty }, CancellationToken.None, CancellationToken.None);

    private RepairRequest Request(TaskReport report) => new(sample.Lesson, SourceTrees.Exercise(sample.Lesson), report, Plenty);

    private async Task<TaskReport> Report(string taskId) => (await SharedChecker.Check(sample, DiagnoseWhich.None, taskId)).Tasks[0];
}
