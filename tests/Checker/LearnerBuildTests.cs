using FluentAssertions;
using Katas.Checker.Checking;
using Katas.Checker.Compiling;
using Katas.Checker.Diagnosing.CompileErrors;
using Katas.Checker.Verdicts;
using NUnit.Framework;

namespace Katas.Tests.Checker;

/// <summary>What does not compile stops its own task, and no other, wherever that can be told.</summary>
public sealed class LearnerBuildTests
{
    private SampleBook sample;

    private LearnerBuild Build =>
        LearnerBuild.Create(RealBook.Compiler, sample.Lesson, SourceTrees.Exercise(sample.Lesson));

    [SetUp]
    public void Start()
    {
        sample = new SampleBook();
        sample.Solve();
    }

    [TearDown]
    public void End() => sample.Dispose();

    [Test]
    public void Files_that_compile_have_no_problem()
    {
        Build.Compiled.Succeeded.Should().BeTrue();
        Build.Problems.Should().BeEmpty();
    }

    [Test]
    public async Task An_error_in_a_method_stops_that_task_only()
    {
        sample.Replace(SampleBook.Numbers, "(values * weights).sum(-1)", "(values * wheights).sum(-1)");

        var report = await SharedChecker.Check(sample, DiagnoseWhich.All);

        report.Tasks.Select(task => task.Status).Should().Equal(
            KataStatus.Passed, KataStatus.DoesNotCompile, KataStatus.Passed, KataStatus.Passed);
        var problem = report.Tasks[1].Problems.Should().ContainSingle().Subject;
        problem.Code.Should().Be("CS0103");
        problem.Message.Should().Contain("wheights");
        problem.Place.Path.Should().Be(sample.PathOf(SampleBook.Numbers));
        problem.Place.StartLinePosition.Line.Should().Be(sample.LineOf(SampleBook.Numbers, "wheights") - 1);
    }

    [Test]
    public void An_error_comes_with_advice()
    {
        sample.Replace(SampleBook.Numbers, "(values * weights).sum(-1)", "(values * weights).Sum(-1)");

        Build.Problems.Select(CompileWords.Describe).Should().ContainSingle().Which.Advice.Should().Be("TorchSharp has torch.Tensor.sum.");
    }

    [Test]
    public void An_error_in_a_constructor_stops_that_task_only()
    {
        sample.Replace(SampleBook.Gain, "ones(size)", "ones(sise)");

        Build.Problems.Should().ContainSingle().Which.TaskIds.Should().Equal("91.4");
        Build.Compiled.Succeeded.Should().BeTrue();
    }

    [Test]
    public void An_error_in_a_member_written_as_an_expression_stops_that_task_only()
    {
        string numbers = sample.Read(SampleBook.Numbers);
        int start = numbers.IndexOf("    {\n        return Twice(first) + second;", StringComparison.Ordinal);
        sample.Write(SampleBook.Numbers, numbers[..start] + "        => Twice(first) + seccond;\n}\n");

        Build.Problems.Should().ContainSingle().Which.TaskIds.Should().Equal("91.3");
        Build.Compiled.Succeeded.Should().BeTrue();
    }

    [Test]
    public void Errors_in_two_methods_stop_two_tasks_each_with_its_own_line()
    {
        sample.Replace(SampleBook.Numbers, "return 2 * number;", "return 2 * numbr;");
        sample.Replace(SampleBook.Numbers, "return Twice(first) + second;", "return Twice(first) + ;");

        Build.Problems.SelectMany(problem => problem.TaskIds).Should().BeEquivalentTo("91.1", "91.3");
        Build.Problems.Select(problem => problem.Place.StartLinePosition.Line + 1).Should().BeEquivalentTo(new[]
        {
            sample.LineOf(SampleBook.Numbers, "numbr;"), sample.LineOf(SampleBook.Numbers, "Twice(first) + ;"),
        });
        Build.Compiled.Succeeded.Should().BeTrue();
    }

    [Test]
    public void The_line_is_right_below_a_task_that_was_emptied_before()
    {
        // The first round of compiling finds the syntax error alone; the second error, below it, comes up when the
        // first is out of the way.
        sample.Replace(SampleBook.Numbers, "return 2 * number;", "return\n            2 *\n            ;");
        sample.Replace(SampleBook.Numbers, "return Twice(first) + second;", "return Twice(first) + missing;");

        Build.Problems.Should().Contain(problem => problem.TaskIds.Contains("91.3")
            && problem.Place.StartLinePosition.Line + 1 == sample.LineOf(SampleBook.Numbers, "missing"));
    }

    [Test]
    public async Task A_missing_semicolon_stops_that_task_only()
    {
        sample.Replace(SampleBook.Numbers, "return 2 * number;", "return 2 * number");

        var report = await SharedChecker.Check(sample, DiagnoseWhich.None);

        report.Tasks.Select(task => task.Status).Should().Equal(
            KataStatus.DoesNotCompile, KataStatus.Passed, KataStatus.Waiting, KataStatus.Passed);
    }

    [TestCase("return 2 * number;\n    }", "return 2 * number;", "A brace is missing")]
    [TestCase("return 2 * number;\n    }", "return 2 * number;\n    }\n    }", "Invalid token '}'")]
    public async Task Braces_that_do_not_match_stop_their_file_and_no_other_with_one_message(
        string old, string with, string message)
    {
        sample.Replace(SampleBook.Numbers, old, with);

        var report = await SharedChecker.Check(sample, DiagnoseWhich.None);

        report.Tasks.Select(task => task.Status).Should().Equal(
            KataStatus.DoesNotCompile, KataStatus.DoesNotCompile, KataStatus.DoesNotCompile, KataStatus.Passed);
        var problem = report.Tasks.SelectMany(task => task.Problems).Distinct().Should().ContainSingle().Subject;
        problem.Message.Should().Contain(message);
        (problem.Place.StartLinePosition.Line + 1).Should().BeInRange(
            sample.LineOf(SampleBook.Numbers, "2 * number"),
            sample.LineOf(SampleBook.Numbers, "public static Tensor Total("),
            "that is where to look");
    }

    [Test]
    public void An_error_in_a_helper_of_the_learners_own_stops_the_files_tasks()
    {
        sample.Replace(
            SampleBook.Numbers,
            "public static class Numbers\n{",
            "public static class Numbers\n{\n    static int Helper() => nothing;\n");

        Build.Problems.Should().ContainSingle().Which.TaskIds.Should().Equal("91.1", "91.2", "91.3");
        Build.Compiled.Succeeded.Should().BeTrue();
    }

    [Test]
    public async Task An_error_in_a_file_of_the_learners_own_is_told()
    {
        sample.Write("exercises/91/Mine.cs", "namespace Katas.Lesson91;\n\nclass Mine { int X => nothing; }\n");

        var report = await SharedChecker.Check(sample, DiagnoseWhich.None);

        Build.Problems.Should().ContainSingle().Which.Place.Path.Should().EndWith("Mine.cs");
        report.Tasks.Select(task => task.Status).Should().AllBeEquivalentTo(KataStatus.Passed, "no task uses the file");
    }

    [Test]
    public async Task An_error_in_a_file_of_the_learners_own_is_told_first_to_the_task_that_uses_it()
    {
        sample.Write(
            "exercises/91/Mine.cs",
            "namespace Katas.Lesson91;\n\nstatic class Mine { internal static double Two => to; }\n");
        sample.Replace(SampleBook.Numbers, "return 2 * number;", "return Mine.Two * number;");

        var report = await SharedChecker.Check(sample, DiagnoseWhich.None);

        report.Tasks[0].Problems[0].Place.Path.Should().EndWith("Mine.cs");
        report.Tasks[0].Problems[0].Message.Should().Contain("'to'");
        report.Tasks.Select(task => task.Status).Should().Equal(
            KataStatus.DoesNotCompile, KataStatus.Passed, KataStatus.Waiting, KataStatus.Passed);
    }

    [Test]
    public async Task A_helper_file_of_the_learners_own_is_compiled_too()
    {
        sample.Write(
            "exercises/91/Mine.cs",
            "namespace Katas.Lesson91;\n\nstatic class Mine { internal static double Two => 2; }\n");
        sample.Replace(SampleBook.Numbers, "return 2 * number;", "return Mine.Two * number;");

        var report = await SharedChecker.Check(sample, DiagnoseWhich.None);

        report.IsDone.Should().BeTrue();
    }
}
