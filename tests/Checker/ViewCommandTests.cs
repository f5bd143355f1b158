using FluentAssertions;
using Katas.Checker;
using NUnit.Framework;

namespace Katas.Tests.Checker;

/// <summary><c>view NN</c>, through a real process.</summary>
public sealed class ViewCommandTests
{
    private SampleBook sample;

    [SetUp]
    public void Start() => sample = new SampleBook();

    [TearDown]
    public void End() => sample.Dispose();

    [Test]
    public async Task The_stages_of_an_input_are_drawn()
    {
        var answer = await CheckerProcess.Run(sample, "view", "91", "--input", "4");

        answer.ExitCode.Should().Be(ExitCode.Done, answer.Text);
        answer.Output.Should().Contain("on the solution").And.Contain("Doubling: 4").And.Contain("before").And.Contain("after").And.Contain("8");
    }

    [Test]
    public async Task The_learner_s_code_is_shown_once_it_passes()
    {
        sample.Solve();

        var answer = await CheckerProcess.Run(sample, "view", "91", "--json");

        answer.ExitCode.Should().Be(ExitCode.Done, answer.Text);
        answer.Json.GetProperty("onOwnCode").GetBoolean().Should().BeTrue();
        answer.Json.GetProperty("views").EnumerateArray().Select(name => name.GetString()).Should().Equal("doubling");
        var after = answer.Json.GetProperty("stages")[1];
        after.GetProperty("name").GetString().Should().Be("after");
        after.GetProperty("values")[0].GetDouble().Should().Be(6);
        after.GetProperty("axes")[0].GetProperty("labels")[0].GetString().Should().Be("it");
    }

    [Test]
    public async Task Pictures_are_saved()
    {
        var answer = await CheckerProcess.Run(sample, "view", "91", "--pictures");

        answer.ExitCode.Should().Be(ExitCode.Done, answer.Text);
        Directory.GetFiles(sample.PathOf("pictures/91")).Select(Path.GetFileName)
            .Should().BeEquivalentTo("view-doubling-01-before.png", "view-doubling-02-after.png");
    }

    [Test]
    public async Task What_is_wrong_with_an_input_is_said()
    {
        var answer = await CheckerProcess.Run(sample, "view", "91", "--input", "four");

        answer.ExitCode.Should().Be(ExitCode.Usage);
        answer.Error.Should().Contain("'four' is no number. An input is a number.");
    }

    [Test]
    public async Task A_view_that_is_not_there_and_a_lesson_without_any_are_told()
    {
        (await CheckerProcess.Run(sample, "view", "91", "--view", "other")).Error
            .Should().Contain("Lesson 91 has no view 'other'. It has doubling.");
        sample.Delete("demos/91/DoublingView.cs");
        (await CheckerProcess.Run(sample, "view", "91")).Error.Should().Contain("Lesson 91 has no views.");
    }
}
