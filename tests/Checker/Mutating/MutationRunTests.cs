using FluentAssertions;
using Katas.Checker.Mutating;
using Katas.Checker.Running;
using NUnit.Framework;

namespace Katas.Tests.Checker.Mutating;

/// <summary>A small lesson's mutants, tried for real.</summary>
public sealed class MutationRunTests
{
    private SampleBook sample;

    [SetUp]
    public void Start() => sample = new SampleBook();

    [TearDown]
    public void End() => sample.Dispose();

    [Test]
    public async Task A_suite_that_computes_by_hand_notices_every_change_of_a_sum()
    {
        var results = await Try();

        var sums = results.Where(result => result.Mutant.Member is "Twice" or "Total" or "TwiceAndOnce").ToList();
        sums.Should().HaveCountGreaterThan(5);
        sums.Where(result => result.Fate != MutantFate.Killed).Select(result => result.Mutant.Change)
            .Should().Equal(["-1 → 1"], "the last dimension of a matrix is number 1");
    }

    [Test]
    public async Task A_change_that_makes_no_difference_survives_until_it_is_explained()
    {
        sample.Replace("solutions/91/Numbers.cs", "return 2 * number;", "return 2 * number + 0 * 7;");
        var survivor = new MutationReport(await Try()).Unexplained.First(result => result.Mutant.Change == "7 → 8");
        survivor.Mutant.Line.Should().BePositive();

        sample.Write(
            "tests/91/mutants.md",
            "# Mutants\n\n| place | change | why |\n|---|---|---|\n| `Numbers.cs Twice` | `7 → 8` | it is multiplied by 0 |\n");
        var results = await Try();

        results.Single(result => result.Mutant.Change == "7 → 8").Reason.Should().Be("it is multiplied by 0");
        new MutationReport(results).Unexplained.Should().NotContain(result => result.Mutant.Change == "7 → 8");
        new MutationReport(results).Markdown().Should().Contain("| 91 | `Numbers.cs Twice` | `7 → 8` | it is multiplied by 0 |");
    }

    [Test]
    public async Task What_is_given_is_noticed_by_tests_of_its_own()
    {
        sample.Replace("solutions/91/Numbers.cs", "public static class Numbers\n{", "public static class Numbers\n{\n    public static int Given => 41;\n");
        (await Try()).Should().Contain(result => result.Mutant.Change == "41 → 42" && result.Fate == MutantFate.Survived);

        sample.Write(
            "tests/91/given/GivenTests.cs",
            """
            using Katas.Testkit;
            using NUnit.Framework;

            namespace Katas.Lesson91.Tests;

            public class GivenTests
            {
                [Test, ForTask("91.0")]
                public void It_is_41() => Assert.That(Numbers.Given, Is.EqualTo(41));
            }
            """);

        (await Try()).Should().Contain(result => result.Mutant.Change == "41 → 42" && result.Fate == MutantFate.Killed);
    }

    [Test]
    public async Task What_is_given_in_files_of_its_own_is_changed_too()
    {
        sample.Give("Answer.cs", "namespace Katas.Lesson91;\n\npublic static class Answer\n{\n    public static int Given => 41;\n}\n");

        (await Try()).Should().Contain(result => result.Mutant.File == "Answer.cs" && result.Mutant.Change == "41 → 42");
    }

    [Test]
    public async Task Tests_that_fail_without_any_change_prove_nothing()
    {
        sample.Replace("solutions/91/Numbers.cs", "return 2 * number;", "return 3 * number;");

        Func<Task> trying = Try;

        await trying.Should().ThrowAsync<Katas.Checker.CheckerException>().WithMessage("*does not pass on the solution as it is*");
    }

    [Test]
    public async Task A_row_that_gives_no_reason_is_refused()
    {
        sample.Write("tests/91/mutants.md", "| `Numbers.cs Twice` | `7 → 8` | |\n");

        Func<Task> trying = Try;

        await trying.Should().ThrowAsync<Katas.Checker.CheckerException>().WithMessage("*a place, a change and a reason*");
    }

    [Test]
    public void The_score_is_the_share_that_did_not_survive()
    {
        MutantResult Result(MutantFate fate, string? reason = null) =>
            new("01", new Mutant("A.cs", "M", 1, "01.1", "a", "b", null!, null!), fate, reason);

        var report = new MutationReport(
            [
                .. Enumerable.Repeat(Result(MutantFate.Killed), 7), Result(MutantFate.Stopped),
                Result(MutantFate.Survived, "equal"), Result(MutantFate.Survived),
            ]);

        report.Score("01").Should().BeApproximately(0.8, 1e-12);
        report.Holds.Should().BeFalse();
        report.Unexplained.Should().ContainSingle();
        new MutationReport([.. Enumerable.Repeat(Result(MutantFate.Killed), 9), Result(MutantFate.Survived, "equal")]).Holds.Should().BeTrue();
        new MutationReport([.. Enumerable.Repeat(Result(MutantFate.Killed), 8), Result(MutantFate.Survived, "equal")]).Holds.Should().BeFalse();
    }

    [Test]
    public async Task Runs_side_by_side_try_each_mutant_once()
    {
        using var run = new MutationRun(sample.Book, HostLimits.Default);
        var plan = run.Plan(sample.Lesson);

        plan.Deal(3).Should().HaveCount(3);
        plan.Deal(3).SelectMany(part => part.Mutants).Should().BeEquivalentTo(plan.Mutants);
        int told = 0;
        foreach (var part in plan.Deal(3))
        {
            await run.Try(part, _ => told++, CancellationToken.None);
        }

        told.Should().Be(plan.Mutants.Count);
    }

    [Test]
    public async Task Those_that_survived_are_tried_again_alone()
    {
        sample.Replace("solutions/91/Numbers.cs", "return 2 * number;", "return 2 * number + 0 * 7;");
        var results = await Try();
        string path = Path.Combine(sample.Root, "report.md");
        await File.WriteAllTextAsync(path, new MutationReport(results).Markdown());

        using var run = new MutationRun(sample.Book, HostLimits.Default);
        var again = run.Plan(sample.Lesson).Again(EarlierReport.Read(path));

        again.Mutants.Select(mutant => mutant.Change).Should().Equal(
            results.Where(result => result.Fate == MutantFate.Survived).Select(result => result.Mutant.Change));
        again.Mutants.Should().HaveCountGreaterThan(1).And.HaveCountLessThan(results.Count);
        new MutationReport(await run.Try(again, _ => { }, CancellationToken.None), isChoice: true).Holds.Should().BeFalse();
    }

    [Test]
    public async Task A_file_without_survivors_is_no_earlier_report()
    {
        string path = Path.Combine(sample.Root, "report.md");
        await File.WriteAllTextAsync(path, "# Nothing\n");

        Action reading = () => EarlierReport.Read(path);

        reading.Should().Throw<Katas.Checker.CheckerException>().WithMessage("*names no survivors*");
    }

    [Test]
    public void A_report_of_a_run_that_was_stopped_says_so_and_does_not_hold()
    {
        var killed = new MutantResult("01", new Mutant("A.cs", "M", 1, "01.1", "a", "b", null!, null!), MutantFate.Killed, null);

        var report = new MutationReport([killed], left: 3);

        report.Holds.Should().BeFalse();
        report.Markdown().Should().Contain("Not finished: 3 mutants");
        new MutationReport([killed]).Markdown().Should().NotContain("Not finished");
    }

    private async Task<IReadOnlyList<MutantResult>> Try()
    {
        using var run = new MutationRun(sample.Book, HostLimits.Default);
        return await run.Try(run.Plan(sample.Lesson), _ => { }, CancellationToken.None);
    }
}
