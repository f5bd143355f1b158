using System.Text.Json;
using FluentAssertions;
using Katas.Checker;
using Katas.Checker.Checking;
using Katas.Checker.Commands;
using Katas.Checker.Reporting;
using Katas.Checker.Running;
using NUnit.Framework;
using Spectre.Console.Testing;

namespace Katas.Tests.Checker.Comparing;

/// <summary>The learner's code beside the reference: the command, with the child that all tests share.</summary>
public sealed class CompareCommandTests
{
    private SampleBook sample;

    [SetUp]
    public void Start() => sample = new SampleBook();

    [TearDown]
    public void End() => sample.Dispose();

    [Test]
    public async Task What_differs_is_told_and_drawn_and_the_reference_stays_hidden()
    {
        sample.Solve();
        sample.Type("weights-ignored");

        var answer = await Compare("91.2");

        answer.ExitCode.Should().Be(ExitCode.NotYet);
        answer.Output.Should().Contain("does not pass yet, not the same as the reference on its only input");
        answer.Output.Should().Contain("Totals").And.Contain("Numbers.Total(tensor(");
        answer.Output.Should().Contain("float32 [2]");
        answer.Output.Should().Contain("2 of 2 values differ, the first at [0]; the largest difference is 36, at [1]");
        answer.Output.Should().MatchRegex(@"yours 7, reference\s+43").And.MatchRegex(@"yours +reference +difference");
        answer.Output.Should().Contain("check 91.2").And.NotContain("return (values * weights)");
    }

    [Test]
    public async Task After_a_pass_both_sources_are_shown()
    {
        sample.Solve();
        sample.Replace(SampleBook.Numbers, "return (values * weights).sum(-1);", "return values.matmul(weights);");

        var answer = await Compare("91.2");

        answer.ExitCode.Should().Be(ExitCode.Done);
        answer.Output.Should().Contain("passes, the same as the reference on its only input");
        answer.Output.Should().Contain($"yours  exercises/91/Numbers.cs:{sample.LineOf(SampleBook.Numbers, "Tensor Total(")}");
        answer.Output.Should().Contain("return values.matmul(weights);").And.Contain("return (values * weights).sum(-1);");
        answer.Output.Should().NotContain("KataTask").And.NotContain("<summary>");
    }

    [Test]
    public async Task What_the_code_leaves_behind_is_told_beside_equal_results()
    {
        sample.Solve();
        sample.Replace(
            SampleBook.Numbers, "return (values * weights).sum(-1);", "var noGradient = torch.no_grad(); return (values * weights).sum(-1);");

        var answer = await Compare("91.2");

        answer.ExitCode.Should().Be(ExitCode.NotYet);
        answer.Output.Should().Contain("does not pass yet, the same as the reference on its only input");
        answer.Output.Should().Contain("What is left behind").And.Contain("gradients are left off when this returns").And.Contain("nothing");
    }

    [Test]
    public async Task The_same_words_are_not_shown_twice()
    {
        sample.Solve();

        (await Compare("91.3")).Output.Should().Contain("is the reference's, word for word");
    }

    [Test]
    public async Task Numbers_are_compared_without_a_map()
    {
        sample.Solve();
        sample.Type("both-doubled");

        var answer = await Compare("91.3");

        answer.Output.Should().MatchRegex(@"yours +14\s").And.MatchRegex(@"reference +10\s").And.NotContain("values differ");
    }

    [Test]
    public async Task What_is_not_written_can_not_be_compared()
    {
        var answer = await Compare("91.1");

        answer.ExitCode.Should().Be(ExitCode.NotYet);
        answer.Output.Should().Contain("There is nothing to compare yet.").And.Contain("not written yet");
        answer.Output.Should().NotContain("return 2 * number");
    }

    [Test]
    public async Task What_does_not_compile_can_not_be_compared()
    {
        sample.Solve();
        sample.Replace(SampleBook.Numbers, "return 2 * number;", "return nowhere;");

        var answer = await Compare("91.1");

        answer.ExitCode.Should().Be(ExitCode.DoesNotCompile);
        answer.Output.Should().Contain("CS0103").And.Contain("There is nothing to compare yet.");
    }

    [Test]
    public async Task The_reference_is_shown_anyway_to_who_asks_for_it() =>
        (await Compare("91.1", new CompareCommand.Wanted(Anyway: true))).Output.Should().Contain("return 2 * number;");

    [Test]
    public async Task Code_that_hangs_is_told_and_compared_as_far_as_it_came()
    {
        sample.Solve();
        sample.Replace(SampleBook.Numbers, "return 2 * number;", "while (true) { }");

        using var checker = new LessonChecker(sample.Book, HostLimits.Default with { Test = TimeSpan.FromSeconds(1) });

        var answer = await Compare("91.1", checker: checker);

        answer.ExitCode.Should().Be(ExitCode.NotYet);
        answer.Output.Should().Contain("did not get this far").And.Contain("loop that never ends");
    }

    [Test]
    public async Task An_exception_stands_in_place_of_a_result()
    {
        sample.Solve();
        sample.Replace(SampleBook.Numbers, "return (values * weights).sum(-1);", "return values.reshape(5);");

        (await Compare("91.2")).Output.Should().MatchRegex(@"yours +ExternalException: shape '\[5\]' is invalid")
            .And.MatchRegex(@"reference +a result");
    }

    [Test]
    public async Task Maps_are_saved_as_pictures_where_they_are_wanted()
    {
        sample.Solve();
        sample.Type("weights-ignored");

        var named = await Json("91.2", new CompareCommand.Wanted(Pictures: sample.PathOf("saved")));
        var usual = await Json("91.2", new CompareCommand.Wanted(Pictures: ""));

        File.ReadAllBytes(sample.PathOf("saved/compare-91.2-totals.png")).AsSpan(1, 3).ToArray().Should().Equal("PNG"u8.ToArray());
        named.GetProperty("pictures")[0].GetString().Should().Be("saved/compare-91.2-totals.png");
        usual.GetProperty("pictures")[0].GetString().Should().Be("pictures/91/compare-91.2-totals.png");
    }

    [Test]
    public async Task With_JSON_shapes_places_and_distances_are_numbers()
    {
        sample.Solve();
        sample.Type("weights-ignored");

        var document = await Json("91.2");

        document.GetProperty("command").GetString().Should().Be("compare");
        document.GetProperty("status").GetString().Should().Be("failed");
        document.GetProperty("agrees").GetBoolean().Should().BeFalse();
        document.TryGetProperty("sources", out _).Should().BeFalse();
        var part = document.GetProperty("inputs")[0].GetProperty("parts")[0];
        part.GetProperty("yours").GetProperty("type").GetString().Should().Be("float32");
        part.GetProperty("reference").GetProperty("shape")[0].GetInt32().Should().Be(2);
        var difference = part.GetProperty("difference");
        difference.GetProperty("differing").GetInt32().Should().Be(2);
        difference.GetProperty("first").GetProperty("index")[0].GetInt32().Should().Be(0);
        var largest = difference.GetProperty("largest");
        largest.GetProperty("index")[0].GetInt32().Should().Be(1);
        largest.GetProperty("seen").GetDouble().Should().Be(7);
        largest.GetProperty("expected").GetDouble().Should().Be(43);
        largest.GetProperty("distance").GetDouble().Should().Be(36);
    }

    [Test]
    public async Task The_command_line_passes_on_what_is_wanted()
    {
        var answer = await CheckerProcess.Run(sample, "compare", "91.1", "--anyway");

        answer.ExitCode.Should().Be(ExitCode.NotYet);
        answer.Output.Should().Contain("There is nothing to compare yet.").And.Contain("return 2 * number;");
        answer.Error.Should().BeEmpty();
    }

    [Test]
    public async Task With_JSON_the_sources_come_after_a_pass()
    {
        sample.Solve();

        var document = await Json("91.1");

        document.GetProperty("agrees").GetBoolean().Should().BeTrue();
        document.GetProperty("sources").GetProperty("reference").GetProperty("code").GetString().Should().Contain("return 2 * number;");
        document.GetProperty("sources").GetProperty("yours").GetProperty("file").GetString().Should().Be(SampleBook.Numbers);
    }

    private async Task<(int ExitCode, string Output)> Compare(
        string taskId, CompareCommand.Wanted? wanted = null, LessonChecker? checker = null)
    {
        using var console = new TestConsole().Width(120);
        int exitCode = await Run(new Shell(sample.Book, console, null, HostLimits.Default), taskId, wanted, checker);
        return (exitCode, console.Output);
    }

    private async Task<JsonElement> Json(string taskId, CompareCommand.Wanted? wanted = null)
    {
        using var console = new TestConsole();
        var text = new StringWriter();
        await Run(new Shell(sample.Book, console, new JsonOutput(text), HostLimits.Default), taskId, wanted, null);
        console.Output.Should().BeEmpty("a JSON document is all there is");
        return JsonDocument.Parse(text.ToString()).RootElement;
    }

    private static Task<int> Run(Shell shell, string taskId, CompareCommand.Wanted? wanted, LessonChecker? checker) => CompareCommand.Run(
        shell, checker ?? SharedChecker.Instance, taskId, wanted ?? new CompareCommand.Wanted(), CancellationToken.None);
}
