using FluentAssertions;
using Katas.Checker;
using Katas.Checker.Checking;
using Katas.Checker.Compiling;
using Katas.Checker.Diagnosing.CompileErrors;
using Katas.Checker.Verdicts;
using NUnit.Framework;

namespace Katas.Tests.Checker;

/// <summary>What the learner took away or renamed is told as that, and never replaced by the solution's own.</summary>
public sealed class LearnerBuildShapeTests
{
    private SampleBook sample;

    [SetUp]
    public void Start()
    {
        sample = new SampleBook();
        sample.Solve();
    }

    [TearDown]
    public void End() => sample.Dispose();

    [Test]
    public async Task A_missing_file_stops_its_tasks_and_says_how_to_bring_it_back()
    {
        sample.Delete(SampleBook.Gain);

        var report = await SharedChecker.Check(sample, DiagnoseWhich.None);

        report.Tasks.Select(task => task.Status).Should().Equal(
            KataStatus.Passed, KataStatus.Passed, KataStatus.Passed, KataStatus.DoesNotCompile);
        report.Tasks[3].Problems.Should().ContainSingle().Which.Message
            .Should().Contain("Gain.cs is missing from exercises/91").And.Contain("checker -- reset 91.4");
    }

    [Test]
    public void A_missing_file_of_a_real_lesson_is_not_answered_by_the_referenced_solution()
    {
        // Only the real solutions are in the assembly that every lesson references: their types would silently win.
        var lesson = sample.Lesson with { Number = "01" };
        var solution = SourceTrees.Solution(RealBook.Instance.Lesson(lesson.Number));
        var folders = lesson.Folders with
        {
            Solution = Path.GetDirectoryName(solution[0].FilePath)!,
            Tests = sample.PathOf("tests/01"),
        };
        sample.Write("tests/01/Suite.cs", "class Suite { object Used => typeof(Katas.Lesson01.Focus); }");

        var build = LearnerBuild.Create(
            RealBook.Compiler,
            lesson with { Folders = folders },
            [.. solution.Where(tree => !tree.FilePath.EndsWith("Focus.cs"))]);

        build.Problems.Select(CompileWords.Describe).Should().ContainSingle().Which.Message.Should().Contain("Focus.cs is missing");
        build.Compiled.Succeeded.Should().BeTrue();
        var focus = build.Compiled.Compilation.GetTypeByMetadataName("Katas.Lesson01.Focus");
        focus!.ContainingAssembly.Name
            .Should().Be("Lesson01", "an emptied stand-in takes the place of the missing file");
    }

    [Test]
    public async Task A_renamed_type_is_asked_back()
    {
        sample.Replace(SampleBook.Gain, "class Gain", "class MyGain");
        sample.Replace(SampleBook.Gain, "public Gain(", "public MyGain(");
        sample.Replace(SampleBook.Gain, "nameof(Gain)", "nameof(MyGain)");

        var report = await SharedChecker.Check(sample, DiagnoseWhich.None);

        report.Tasks[3].Status.Should().Be(KataStatus.DoesNotCompile);
        report.Tasks[3].Problems.Should().ContainSingle().Which.Message
            .Should().Contain("Katas.Lesson91.Gain is not declared here any more");
        report.Passed.Should().Be(3);
    }

    [Test]
    public void A_changed_namespace_is_asked_back()
    {
        sample.Replace(SampleBook.Gain, "namespace Katas.Lesson91;", "namespace Mine;");

        Problems().Should().ContainSingle().Which.Message.Should().Contain("Katas.Lesson91.Gain");
    }

    [Test]
    public async Task A_changed_signature_is_shown_beside_the_shipped_one()
    {
        sample.Replace(
            SampleBook.Numbers,
            "Total(Tensor values, Tensor weights)",
            "Total(Tensor values, Tensor weights, int n)");

        var report = await SharedChecker.Check(sample, DiagnoseWhich.None);

        var problem = report.Tasks[1].Problems.Should().ContainSingle().Subject;
        problem.Message.Should()
            .Contain("call Numbers.Total(Tensor values, Tensor weights).")
            .And.Contain("Here it is Numbers.Total(Tensor values, Tensor weights, int n)");
        problem.Place.StartLinePosition.Line.Should().Be(sample.LineOf(SampleBook.Numbers, "int n)") - 1);
        report.Tasks[3].Status.Should().Be(KataStatus.Passed);
    }

    [Test]
    public void A_renamed_method_is_asked_back()
    {
        sample.Replace(SampleBook.Numbers, "Tensor Total(", "Tensor Totals(");

        Problems().Should().ContainSingle().Which.Message.Should().Contain("Here it is Numbers.Totals(");
    }

    [Test]
    public void A_deleted_method_is_asked_back()
    {
        string numbers = sample.Read(SampleBook.Numbers);
        int start = numbers.IndexOf("    /// <summary>Twice the first number", StringComparison.Ordinal);
        sample.Write(SampleBook.Numbers, numbers[..start] + "}\n");

        Problems().Should().ContainSingle().Which.Message
            .Should().Contain("No member here is marked [KataTask(\"91.3\")]");
    }

    [Test]
    public async Task A_removed_attribute_does_no_harm_while_the_code_compiles()
    {
        sample.Replace(SampleBook.Numbers, "    [KataTask(\"91.2\")]\n", "");

        var report = await SharedChecker.Check(sample, DiagnoseWhich.None);

        report.IsDone.Should().BeTrue();
        report.Tasks[1].Place.Should().BeNull();
    }

    [Test]
    public async Task A_suite_that_does_not_compile_by_its_own_fault_is_not_blamed_on_the_learner()
    {
        sample.Replace("tests/91/SampleTests.cs", "Numbers.Twice(3)", "Numbers.Thrice(3)");

        var report = await SharedChecker.Check(sample, DiagnoseWhich.None);

        report.Tasks[0].Status.Should().Be(KataStatus.DoesNotCompile);
        report.Tasks[0].Problems.Should().ContainSingle().Which.Advice.Should().Contain("nothing in your files explains it");
        report.Passed.Should().Be(3, "the tests of the other tasks compile");
    }

    [Test]
    public async Task A_member_that_is_not_public_any_more_stops_its_task_and_no_other()
    {
        sample.Replace(SampleBook.Numbers, "public static Tensor Total(", "static Tensor Total(");

        var report = await SharedChecker.Check(sample, DiagnoseWhich.All);

        report.Tasks.Select(task => task.Status).Should().Equal(
            KataStatus.Passed, KataStatus.DoesNotCompile, KataStatus.Passed, KataStatus.Passed);
        var problem = report.Tasks[1].Problems.Should().ContainSingle().Subject;
        problem.Message.Should().Be(
            "The tests use `public static Tensor Total(Tensor values, Tensor weights)`. "
            + "Here it is `static Tensor Total(Tensor values, Tensor weights)`: please put the shipped signature back.");
        problem.Place.StartLinePosition.Line.Should().Be(sample.LineOf(SampleBook.Numbers, "static Tensor Total(") - 1);
    }

    [TestCase(null)]
    [TestCase("91.2")]
    public async Task A_type_of_the_learners_own_that_hides_one_of_the_frameworks_is_named(string? taskId)
    {
        sample.Replace("tests/91/SampleTests.cs", "Is.EqualTo(new float[] { 21, 43 })", "Is.EqualTo(new float[] { 21, (float)Math.Abs(-43.0) })");
        sample.Replace(SampleBook.Gain, "public sealed class Gain", "static class Math\n{\n}\n\n/// <summary>Learned.</summary>\npublic sealed class Gain");

        var report = await SharedChecker.Check(sample, DiagnoseWhich.None, taskId);

        var task = report.Tasks.Single(task => task.Task.Id == "91.2");
        task.Status.Should().Be(KataStatus.DoesNotCompile);
        var problem = task.Problems.Should().ContainSingle().Subject;
        problem.Message.Should().Contain("Your type Math is taken for System.Math");
        problem.Place.Path.Should().Be(sample.PathOf(SampleBook.Gain));
        report.Tasks.Should().OnlyContain(other => other == task || other.Status == KataStatus.Passed);
    }

    private IReadOnlyList<CompileProblem> Problems() =>
        [.. LearnerBuild.Create(RealBook.Compiler, sample.Lesson, SourceTrees.Exercise(sample.Lesson)).Problems.Select(CompileWords.Describe)];
}
