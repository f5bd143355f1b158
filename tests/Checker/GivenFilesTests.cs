using FluentAssertions;
using Katas.Checker;
using Katas.Checker.Book;
using Katas.Checker.Checking;
using Katas.Checker.Compiling;
using Katas.Checker.Diagnosing.CompileErrors;
using Katas.Checker.Reporting;
using Katas.Checker.Verdicts;
using Katas.Checker.Verifying;
using NUnit.Framework;

namespace Katas.Tests.Checker;

/// <summary>What a lesson gives is compiled with the learner's files, and told of where it is not as it was shipped.</summary>
public sealed class GivenFilesTests
{
    private const string Doubling = "given/91/Doubling.cs";
    private const string Text = "namespace Katas.Lesson91;\n\n/// <summary>Given.</summary>\npublic static class Doubling\n{\n"
        + "    /// <summary>Twice a number.</summary>\n    public static double Of(double number) => 2 * number;\n}\n";

    private SampleBook sample;

    private IReadOnlyList<GivenFault> Faults => GivenFiles.Faults(sample.Lesson);

    private string[] Sentences => [.. Faults.Select(new GivenText(sample.Book).Describe)];

    [SetUp]
    public void Start()
    {
        sample = new SampleBook();
        sample.Give("Doubling.cs", Text);
    }

    [TearDown]
    public void End() => sample.Dispose();

    [Test]
    public void Nothing_is_said_of_what_is_as_it_was_shipped() => Faults.Should().BeEmpty();

    [Test]
    public void A_lesson_need_not_give_anything()
    {
        Directory.Delete(sample.PathOf("given"), recursive: true);

        Faults.Should().BeEmpty();
        SourceTrees.Given(sample.Lesson).Should().BeEmpty();
    }

    [Test]
    public void Line_endings_of_Windows_are_no_difference()
    {
        sample.Write(Doubling, Text.Replace("\n", "\r\n"));
        sample.Write("given/91/SHA256SUMS", sample.Read("given/91/SHA256SUMS").Replace("\n", "\r\n"));

        Faults.Should().BeEmpty();
    }

    [Test]
    public void The_hash_is_that_of_sha256sum()
    {
        sample.Write(Doubling, "abc");

        GivenFiles.Hash(sample.PathOf(Doubling)).Should().Be("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    [Test]
    public void A_file_that_was_changed_is_named_with_what_brings_it_back()
    {
        Directory.CreateDirectory(sample.PathOf(".git"));
        sample.Replace(Doubling, "2 * number", "3 * number");

        Sentences.Should().Equal(
            "given/91/Doubling.cs is given, and differs from what was shipped. "
            + "`git checkout -- given/91/Doubling.cs` brings it back as it was shipped. "
            + "If you have committed the change, `git log -- given/91/Doubling.cs` names the commit before yours.");
    }

    [Test]
    public void A_file_that_is_missing_is_named_with_what_brings_it_back()
    {
        sample.Write(".git", "gitdir: elsewhere, as in a worktree");
        sample.Delete(Doubling);

        Sentences.Should().Equal(
            "given/91/Doubling.cs is missing. `git checkout -- given/91/Doubling.cs` brings it back as it was shipped.");
    }

    [Test]
    public void Without_git_it_comes_from_a_download()
    {
        sample.Delete(Doubling);

        Sentences.Should().ContainSingle().Which.Should().Contain("Doubling.cs is missing").And.Contain("fresh download").And.NotContain("checkout");
    }

    [Test]
    public void A_file_that_nobody_gave_is_named_with_where_it_belongs()
    {
        sample.Write("given/91/Mine.cs", "// mine");

        Sentences.Should().Equal("given/91/Mine.cs is not one of the files that the lesson gives. Your own files belong in exercises/91.");
    }

    [Test]
    public void A_missing_list_is_named()
    {
        sample.Delete("given/91/SHA256SUMS");

        Sentences.Should().ContainSingle().Which.Should().StartWith("given/91/SHA256SUMS is missing.");
    }

    [Test]
    public void A_folder_that_stays_as_it_is_is_read_once_and_a_change_is_seen_at_once()
    {
        sample.Replace(Doubling, "2 * number", "3 * number");
        Date(DateTime.UtcNow.AddHours(-1));

        var faults = Faults;
        Faults.Should().BeSameAs(faults).And.ContainSingle();
        sample.Replace(Doubling, "3 * number", "2 * number");
        Faults.Should().BeEmpty();
    }

    [Test]
    public void What_was_written_a_moment_ago_is_read_again_whatever_its_time()
    {
        var soon = DateTime.UtcNow.AddMinutes(10);
        Date(soon);
        Faults.Should().BeEmpty();

        sample.Replace(Doubling, "2 * number", "3 * number");
        Date(soon);
        Faults.Should().ContainSingle();
    }

    [Test]
    public async Task The_report_the_check_and_doctor_say_so()
    {
        sample.Replace(Doubling, "2 * number", "3 * number");

        (await CheckerProcess.Run(sample)).Output.Should().Contain("given/91/Doubling.cs is given, and differs");
        (await CheckerProcess.Run(sample, "check", "91")).Output.Should().Contain("given/91/Doubling.cs is given, and differs");
        var doctor = await CheckerProcess.Run(sample, "doctor");
        doctor.Output.Should().Contain("given/91/Doubling.cs is given, and differs").And.NotContain("All is well");
        doctor.ExitCode.Should().Be(ExitCode.Usage);
        var fault = (await CheckerProcess.Run(sample, "--json")).Json.GetProperty("lessons")[0].GetProperty("given")[0];
        fault.GetProperty("file").GetString().Should().Be(Doubling);
        fault.GetProperty("kind").GetString().Should().Be("changed");
        fault.GetProperty("message").GetString().Should().Contain("differs from what was shipped");
    }

    [Test]
    public void The_gate_wants_the_list_up_to_date()
    {
        GivenProofs.Prove(sample.Book, sample.Lesson).Should().OnlyContain(proof => proof.Holds);
        sample.Replace(Doubling, "2 * number", "3 * number");

        Fault("hashes of what is given").Should().Contain("Doubling.cs").And.Contain("sha256sum *.cs > SHA256SUMS");
    }

    [Test]
    public void The_gate_wants_what_is_given_in_one_place()
    {
        sample.Write("solutions/91/Doubling.cs", Text);

        Fault("what is given is no stub").Should().Contain("Doubling.cs");
    }

    [Test]
    public void The_gate_wants_given_what_is_the_same_in_exercise_and_solution()
    {
        sample.Write("exercises/91/Same.cs", Text);
        sample.Write("solutions/91/Same.cs", Text);

        Fault("stubs differ from solutions").Should().Contain("Same.cs").And.Contain("given/91");
    }

    [Test]
    public async Task What_is_given_is_compiled_with_stub_and_solution()
    {
        UseIt();

        (await SharedChecker.Check(sample, DiagnoseWhich.None)).Tasks.Select(task => task.Status).Should().OnlyContain(status => status == KataStatus.Passed);
        RealBook.Compiler.Compile("Solution", SourceTrees.Solution(sample.Lesson)).Errors.Should().BeEmpty();
    }

    [Test]
    public async Task A_line_that_is_given_is_not_the_learners()
    {
        sample.Give("Doubling.cs", Text.Replace("2 * number", "throw new InvalidOperationException(\"given\")"));
        UseIt();

        var report = await SharedChecker.Check(sample, DiagnoseWhich.All, "91.1");

        var task = report.Tasks[0];
        task.FirstFailure!.StackTrace.Should().Contain("Doubling.cs");
        var place = FailurePlace.Find(task.FirstFailure!, report.Lesson)!.Value;
        sample.Book.Relative(place.Path).Should().Be(SampleBook.Numbers, "it is the innermost line of theirs");
        task.Findings.Should().NotContain(finding => finding.Place != null && finding.Place.Value.Path == sample.PathOf(Doubling));
    }

    [Test]
    public void A_copy_of_a_given_file_among_the_stubs_is_named_and_left_out()
    {
        sample.Write("exercises/91/Doubling.cs", Text);

        var build = LearnerBuild.Create(RealBook.Compiler, sample.Lesson, SourceTrees.Exercise(sample.Lesson));

        build.Compiled.Succeeded.Should().BeTrue();
        build.Problems.Select(CompileWords.Describe).Should().ContainSingle().Which.Message.Should().StartWith(
            "Doubling.cs is given now: given/91/Doubling.cs is compiled in its place. Delete this one");
        LessonChecker.Untouched(sample.Lesson).Should().BeNull("the report has to say so");
    }

    [Test]
    public async Task What_is_given_and_does_not_compile_is_no_fault_of_a_tasks()
    {
        sample.Solve();
        sample.Replace(Doubling, "2 * number;", "2 * numbers;");

        var report = await SharedChecker.Check(sample, DiagnoseWhich.All);

        report.Tasks.Should().OnlyContain(task => task.Status == KataStatus.DoesNotCompile);
        var problem = report.Tasks[0].Problems.Should().ContainSingle().Subject;
        problem.Place.Path.Should().Be(sample.PathOf(Doubling));
        problem.Advice.Should().Contain("git checkout -- given/91/Doubling.cs");
    }

    [Test]
    public void A_signature_that_given_code_calls_is_put_back_by_the_learner()
    {
        sample.Give("Doubling.cs", Text.Replace("2 * number", "Numbers.Twice(number)"));
        sample.Solve();
        sample.Replace(SampleBook.Numbers, "double Twice(double number)", "double Twice(double number, bool exactly)");

        var build = LearnerBuild.Create(RealBook.Compiler, sample.Lesson, SourceTrees.Exercise(sample.Lesson));

        build.Problems.Select(CompileWords.Describe).Should().Contain(problem => problem.Message.Contains("please put the shipped signature back"));
        build.Problems.Should().NotContain(problem => problem.Place.Path == sample.PathOf(Doubling));
    }

    [Test]
    public void The_book_gives_what_it_shipped() =>
        RealBook.Instance.Lessons().SelectMany(lesson => GivenProofs.Prove(RealBook.Instance, lesson))
            .Where(proof => proof.What == "hashes of what is given").Should().OnlyContain(proof => proof.Holds);

    private string Fault(string what) =>
        GivenProofs.Prove(sample.Book, sample.Lesson).Single(proof => proof.What == what).Fault ?? "";

    private void Date(DateTime time)
    {
        foreach (string path in Directory.GetFiles(sample.PathOf("given/91")))
        {
            File.SetLastWriteTimeUtc(path, time);
        }
    }

    private void UseIt()
    {
        sample.Replace("solutions/91/Numbers.cs", "return 2 * number;", "return Doubling.Of(number);");
        sample.Solve();
    }
}
