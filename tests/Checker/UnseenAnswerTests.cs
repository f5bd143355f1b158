using FluentAssertions;
using Katas.Checker;
using Katas.Checker.Book;
using NUnit.Framework;

namespace Katas.Tests.Checker;

public sealed class UnseenAnswerTests
{
    private const string Start = "// task:  91.1\n// title: Squared\n// expect: Twice the number,\n//         not its square.\n";

    private string folder;

    [SetUp]
    public void CreateFolder() => folder = Directory.CreateTempSubdirectory("katas-unseen-").FullName;

    [TearDown]
    public void End() => Directory.Delete(folder, recursive: true);

    [Test]
    public void Its_header_says_what_to_expect_and_what_it_hears()
    {
        var answer = Read(Start + "// hears: squared\n// then: two-added\n// faults: 2\n// source: a forum\nclass C { }\n");

        answer.Expect.Should().Be("Twice the number, not its square.");
        answer.Hears.Should().Equal("squared");
        answer.Then.Should().Be("two-added");
        answer.Faults.Should().Be(2);
        answer.IsOpen.Should().BeFalse();
        answer.IsRight.Should().BeFalse();
        answer.Entry.Should().BeEquivalentTo(new { Name = "answer", TaskId = "91.1", Title = "Squared", Hint = "" });
        answer.Entry.Text.Should().Contain("class C");
    }

    [Test]
    public void Either_of_several_findings_may_come_first() =>
        Read(Start + "// hears: squared | SampleTests.Three_becomes_six\n").Hears.Should().Equal("squared", "SampleTests.Three_becomes_six");

    [Test]
    public void One_fault_is_meant_where_nothing_is_said_and_no_second_finding() =>
        Read(Start + "// hears: squared\n").Should().BeEquivalentTo(new { Faults = 1, Then = (string?)null });

    [Test]
    public void It_may_be_right() => Read(Start + "// hears: passes\n").IsRight.Should().BeTrue();

    [Test]
    public void It_may_be_open_what_is_said_first() => Read(Start + "// hears: ?\n").IsOpen.Should().BeTrue();

    [TestCase("// task: 91.1\n// title: T\n// hears: ?\n", "expect")]
    [TestCase("// task: 91.1\n// title: T\n// expect: E\n", "hears")]
    public void A_missing_field_is_named_with_the_file(string text, string field)
    {
        Action read = () => Read(text);

        read.Should().Throw<CheckerException>().Which.Message.Should().Contain($"'// {field}:'").And.Contain("answer.cs");
    }

    private UnseenAnswer Read(string text)
    {
        File.WriteAllText(Path.Combine(folder, "answer.cs"), text);
        return UnseenAnswer.ReadAll(folder).Single();
    }
}
