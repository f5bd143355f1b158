using FluentAssertions;
using Katas.Checker;
using Katas.Checker.Keeping;
using NUnit.Framework;

namespace Katas.Tests.Checker;

public sealed class HintMemoryTests
{
    private SampleBook sample;

    [SetUp]
    public void Start() => sample = new SampleBook();

    [TearDown]
    public void End() => sample.Dispose();

    [Test]
    public async Task Each_time_a_hint_says_more_until_there_is_no_more()
    {
        (await Ask("91.2")).Should().Contain("1 of 3").And.NotContain("2 of 3").And.Contain("or the same again");
        (await Ask("91.2")).Should().Contain("2 of 3").And.NotContain("3 of 3");
        (await Ask("91.2")).Should().Contain("3 of 3").And.Contain("solutions/91/Numbers.cs");
        (await Ask("91.2")).Should().Contain("3 of 3");
        (await Ask("91.1")).Should().Contain("1 of 3").And.NotContain("2 of 3", "each task is remembered on its own");
    }

    [Test]
    public async Task A_level_can_be_asked_for_and_less_forgets_nothing()
    {
        (await Ask("91.2", "2")).Should().Contain("2 of 3").And.NotContain("3 of 3");
        (await Ask("91.2", "1")).Should().NotContain("2 of 3");

        (await Ask("91.2")).Should().Contain("3 of 3");
    }

    [TestCase("")]
    [TestCase("{\"91.2\": ")]
    [TestCase("[1, 2]")]
    [TestCase("{\"91.2\": 99}")]
    [TestCase("{\"91.2\": -5}")]
    public void What_can_not_be_read_does_no_harm(string text)
    {
        sample.Write(".katas/hints.json", text);
        var memory = new HintMemory(sample.Book);

        memory.Next("91.2", 3).Should().BeInRange(1, 3);
        memory.Remember("91.2", 2);
        memory.Next("91.2", 3).Should().BeInRange(1, 3);
    }

    [Test]
    public async Task A_hint_that_can_not_be_remembered_is_given_all_the_same()
    {
        sample.Write(".katas", "a file where a folder should be");

        (await Ask("91.2")).Should().Contain("1 of 3");
    }

    [Test]
    public async Task With_JSON_the_levels_are_counted()
    {
        var answer = await CheckerProcess.Run(sample, "hint", "91.2", "--json");

        answer.Json.GetProperty("level").GetInt32().Should().Be(1);
        answer.Json.GetProperty("levels").GetInt32().Should().Be(3);
    }

    private async Task<string> Ask(params string[] arguments)
    {
        var answer = await CheckerProcess.Run(sample, ["hint", .. arguments]);
        answer.ExitCode.Should().Be(ExitCode.Done);
        return answer.Output;
    }
}
