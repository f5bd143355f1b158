using FluentAssertions;
using Katas.Checker;
using Katas.Tests.Checker.Keeping;
using NUnit.Framework;

namespace Katas.Tests.Checker;

/// <summary>The report and the checks, through a real process.</summary>
public sealed class CommandTests
{
    private SampleBook sample;

    [SetUp]
    public void Start() => sample = new SampleBook();

    [TearDown]
    public void End() => sample.Dispose();

    [Test]
    public void The_checker_can_be_started_from_beside_the_tests()
    {
        foreach (string file in (string[])["checker.dll", "checker.deps.json", "checker.runtimeconfig.json"])
        {
            File.Exists(Path.Combine(AppContext.BaseDirectory, file)).Should().BeTrue($"{file} is needed to start it");
        }
    }

    [Test]
    public async Task The_report_says_what_is_done_and_what_is_next()
    {
        sample.Solve("91.1");

        var answer = await CheckerProcess.Run(sample);

        answer.ExitCode.Should().Be(ExitCode.Done, "a report is no check");
        answer.Output.Should().Contain("1 of 4 tasks done").And.Contain("Small sums").And.Contain("1/4");
        answer.Output.Should().Contain("Next: 91.2 A weighted total")
            .And.Contain("difficulty 2 of 5, about 10 minutes");
        answer.Output.Should().Contain($"{SampleBook.Numbers}:{sample.LineOf(SampleBook.Numbers, "Tensor Total(")}");
        answer.Output.Should().Contain("dotnet run --project checker -- hint 91.2");
        answer.Text.Should().NotContain("\u001b", "nobody's terminal understands colour in a file");
        answer.Error.Should().BeEmpty();
    }

    [Test]
    public async Task The_report_as_JSON_says_the_same()
    {
        sample.Solve("91.1", "91.3", "91.4");
        sample.Type("starts-at-zero");

        var answer = await CheckerProcess.Run(sample, "--json");

        answer.ExitCode.Should().Be(ExitCode.Done);
        answer.Json.GetProperty("schema").GetInt32().Should().Be(1);
        answer.Json.GetProperty("command").GetString().Should().Be("report");
        answer.Json.GetProperty("next").GetString().Should().Be("91.4");
        var tasks = answer.Json.GetProperty("lessons")[0].GetProperty("tasks");
        tasks.EnumerateArray().Select(task => task.GetProperty("status").GetString())
            .Should().Equal("passed", "notStarted", "passed", "failed");
        tasks[3].GetProperty("findings")[0].GetProperty("name").GetString().Should().Be("starts-at-zero");
    }

    [Test]
    public async Task A_check_of_a_mistake_names_it_and_ends_with_1()
    {
        sample.Solve();
        sample.Type("squared");

        var answer = await CheckerProcess.Run(sample, "check", "91.1");

        answer.ExitCode.Should().Be(ExitCode.NotYet);
        answer.Output.Should().Contain("91.1 Twice a number does not pass yet").And.Contain("The number is squared");
        answer.Output.Should().Contain("Three becomes six").And.Contain("1 of 2 tests passes");
        answer.Text.Should().NotContain("   at ", "a stack trace helps no learner");
        var forEditors = await CheckerProcess.Run(sample, "check", "91.1", "--problems");
        forEditors.Output.Should().MatchRegex(@"(?m)^/.*Numbers\.cs\(\d+,\d+\): error K9101: 91\.1 The number is squared\r?$");
    }

    [Test]
    public async Task A_check_of_a_stub_that_does_not_compile_says_where_and_tests_the_rest()
    {
        sample.Solve();
        sample.Replace(SampleBook.Numbers, "return 2 * number;", "return 2 * numbr;");

        var answer = await CheckerProcess.Run(sample, "check", "91");

        answer.ExitCode.Should().Be(ExitCode.DoesNotCompile);
        answer.Output.Should().Contain($"{SampleBook.Numbers}:{sample.LineOf(SampleBook.Numbers, "numbr")}")
            .And.Contain("CS0103").And.Contain("numbr");
        answer.Output.Split('\n').Should().Contain(line => line.Contains("91.2") && line.Contains('✓'));
        answer.Output.Split('\n').Should().Contain(line => line.Contains("91.3") && line.Contains("waits for 91.1"));
        answer.Text.Should().NotContain("   at ");
    }

    [Test]
    public async Task A_loop_without_an_end_is_stopped_after_the_time_that_was_asked_for()
    {
        sample.Solve();
        sample.Replace(SampleBook.Numbers, "return Twice(first) + second;", "while (true) { }");

        var answer = await CheckerProcess.Run(sample, "check", "91", "--timeout", "3");

        answer.ExitCode.Should().Be(ExitCode.NotYet);
        answer.Output.Should().Contain("did not end in time").And.Contain("after 3 s");
        answer.Output.Split('\n').Should().Contain(line => line.Contains("91.4") && line.Contains('✓'));
    }

    [Test]
    public async Task A_swap_makes_everything_green_and_a_restore_brings_the_stubs_back()
    {
        sample.Write(SampleBook.Gain, "﻿" + sample.Read(SampleBook.Gain).ReplaceLineEndings("\r\n"));
        var before = SwapFiles.Snapshot(sample);

        var swap = await CheckerProcess.Run(sample, "swap", "91");
        var check = await CheckerProcess.Run(sample, "check", "91");
        var restore = await CheckerProcess.Run(sample, "restore", "91");

        swap.Output.Should().Contain("exercises/91 now holds the solution").And.Contain("restore 91");
        check.ExitCode.Should().Be(ExitCode.Done);
        check.Output.Should().Contain("the solution's file: does not count").And.Contain("it is swapped in").And.Contain("restore 91")
            .And.NotContain("is done");
        restore.Output.Should().Contain("Your files are back in exercises/91.");
        SwapFiles.Snapshot(sample).Should().BeEquivalentTo(before);
        (await CheckerProcess.Run(sample, "restore", "91")).ExitCode.Should().Be(ExitCode.Usage);
    }

    [Test]
    public async Task Files_that_were_copied_from_the_solution_count_nothing_anywhere()
    {
        foreach (string file in Directory.GetFiles(sample.Lesson.Folders.Solution, "*.cs"))
        {
            File.Copy(file, Path.Combine(sample.Lesson.Folders.Exercise, Path.GetFileName(file)), overwrite: true);
        }

        var report = await CheckerProcess.Run(sample);
        var list = await CheckerProcess.Run(sample, "list", "--json");
        var demo = await CheckerProcess.Run(sample, "demo", "91", "--pictures", sample.PathOf("saved"));

        report.Output.Should().Contain("0 of 4 tasks done").And.Contain("are copies of the solution's, and do not count");
        list.Json.GetProperty("done").GetInt32().Should().Be(0);
        list.Json.GetProperty("lessons")[0].GetProperty("tasks")[0].GetProperty("origin").GetString().Should().Be("solution");
        demo.Output.Should().Contain("Lesson 91, on the solution: ").And.Contain("are copies of the solution's");
    }

    [Test]
    public async Task Without_a_task_the_one_at_work_is_meant_and_named()
    {
        sample.Solve("91.1");

        var check = await CheckerProcess.Run(sample, "check");
        var hint = await CheckerProcess.Run(sample, "hint", "2");

        check.ExitCode.Should().Be(ExitCode.NotYet);
        check.Output.Should().Contain("The current task is 91.2, A weighted total.").And.Contain("not written yet");
        hint.Output.Should().Contain("The current task is 91.2").And.Contain("Weigh first").And.NotContain("3 of 3");
    }

    [Test]
    public async Task A_pass_is_followed_by_what_the_lesson_says_then_and_by_the_next_task()
    {
        sample.Solve("91.1");

        var check = await CheckerProcess.Run(sample, "check", "91.1");

        check.ExitCode.Should().Be(ExitCode.Done);
        check.Output.Should().Contain("After it passes").And.Contain("not opened").And.Contain("91.2 A weighted total, exercises/91/Numbers.cs");
    }

    [Test]
    public async Task All_demos_run_one_after_the_other()
    {
        var answer = await CheckerProcess.Run(sample, "demo", "all", "--json", "--pictures", sample.PathOf("saved"));

        answer.ExitCode.Should().Be(ExitCode.Done);
        answer.Json.GetProperty("lessons")[0].GetProperty("lesson").GetString().Should().Be("91");
    }

    [Test]
    public async Task A_demo_runs_on_the_solution_and_saves_its_picture()
    {
        var answer = await CheckerProcess.Run(sample, "demo", "91", "--pictures", sample.PathOf("saved"));

        answer.ExitCode.Should().Be(ExitCode.Done);
        answer.Output.Should().Contain("on the solution").And.Contain("Twice 21 is 42");
        File.Exists(sample.PathOf("saved/numbers.png")).Should().BeTrue();
    }

    [Test]
    public async Task A_demo_runs_on_the_learners_code_once_it_is_done()
    {
        sample.Solve();
        sample.Replace(SampleBook.Numbers, "return 2 * number;", "return number > 20 ? 43 : 2 * number;");

        var answer = await CheckerProcess.Run(sample, "demo", "91", "--json");

        answer.Json.GetProperty("onOwnCode").GetBoolean().Should().BeTrue();
        answer.Json.GetProperty("pictures")[0].GetString().Should().Be("pictures/91/numbers.png");
        File.Exists(sample.PathOf("pictures/91/numbers.png")).Should().BeTrue();
    }

    [Test]
    public async Task The_authors_gate_passes_through_the_command_line()
    {
        var answer = await CheckerProcess.Run(sample, "verify", "91", "--json");

        answer.ExitCode.Should().Be(ExitCode.Done);
        answer.Json.GetProperty("failed").GetInt32().Should().Be(0);
        answer.Json.GetProperty("proofs")[0].GetProperty("kind").GetString().Should().Be("text");
        answer.Json.GetProperty("remembered").GetInt32().Should().Be(0);
        answer.Json.GetProperty("run").GetInt32().Should().Be(answer.Json.GetProperty("passed").GetInt32());

        var again = await CheckerProcess.Run(sample, "verify", "91");

        again.ExitCode.Should().Be(ExitCode.Done);
        again.Output.Should().Contain("Remembered, since nothing that they depend on has changed: ")
            .And.Contain($"{answer.Json.GetProperty("passed").GetInt32()} passed, 0 failed");
    }

    [Test]
    public async Task What_is_said_about_unseen_answers_and_whether_rules_help_is_told_in_text_and_as_json()
    {
        var json = await CheckerProcess.Run(sample, "verify", "91", "--unseen", "--rules", "--json");
        var text = await CheckerProcess.Run(sample, "verify", "91", "--unseen", "--rules");

        json.ExitCode.Should().Be(ExitCode.Done, json.Text);
        var answer = json.Json.GetProperty("unseen").EnumerateArray().Single(one => one.GetProperty("task").GetString() == "91.1");
        answer.GetProperty("file").GetString().Should().Be("tests/91/unseen/three-times.cs");
        answer.GetProperty("fate").GetString().Should().Be("heard");
        answer.GetProperty("first").GetString().Should().Be("SampleTests.Three_becomes_six");
        json.Json.GetProperty("unseenNotYetNamed").GetInt32().Should().Be(1);
        json.Json.GetProperty("rules").EnumerateArray().Should().Contain(rule => rule.GetProperty("rule").GetString() == "missing-register-components"
            && rule.GetProperty("onMistakes").GetInt32() == 1 && rule.GetProperty("ofMistakes").GetInt32() == 0);
        text.Output.Should().Contain("tests/91/unseen/starts-at-two.cs: 91.4 fails, not yet named")
            .And.Contain("The factors start at 2.")
            .And.Contain("Unseen answers that hear first what helps: 2 of 3 wrong ones; not yet named: 1; not rejected: 0.")
            .And.Contain("missing-register-components");
    }

    [TestCase("report")]
    [TestCase("list")]
    public async Task A_lesson_that_is_gone_hides_no_other(string command)
    {
        sample.AddRealLesson("01");
        Directory.Delete(sample.PathOf("exercises/01"), recursive: true);
        string[] arguments = command == "report" ? [] : [command];

        var text = await CheckerProcess.Run(sample, arguments);
        var json = await CheckerProcess.Run(sample, [.. arguments, "--json"]);

        text.ExitCode.Should().Be(ExitCode.Done);
        string words = string.Join(' ', text.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        words.Should().Contain("exercises/01 is missing").And.Contain("a fresh download").And.Contain("91.1");
        json.Json.GetProperty("lessons")[0].GetProperty("fault").GetString().Should().Contain("exercises/01 is missing");
        json.Json.GetProperty("lessons")[1].GetProperty("total").GetInt32().Should().Be(4);
        json.Json.GetProperty("next").GetString().Should().Be("91.1");
    }

    [Test]
    public async Task A_lesson_that_is_gone_keeps_no_other_from_being_watched()
    {
        sample.AddRealLesson("01");
        sample.Delete("exercises/01/README.md");

        var answer = await CheckerProcess.Run(sample, "watch", "--json");

        answer.Output.Should().Contain("91.1").And.Contain("README.md is missing");
    }
}
