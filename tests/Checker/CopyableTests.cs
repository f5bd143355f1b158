using FluentAssertions;
using Katas.Checker;
using Katas.Checker.Reporting;
using Katas.Checker.Verdicts;
using NUnit.Framework;
using Spectre.Console.Testing;

namespace Katas.Tests.Checker;

/// <summary>A command line that a learner should copy is written in one piece, at any width.</summary>
[TestFixture(40)]
[TestFixture(60)]
[TestFixture(80)]
public sealed class CopyableTests(int width)
{
    private const string Advice = "The file is missing. `git checkout -- exercises/05/Numbers.cs` brings it back as it was shipped, and more.";

    private TestConsole console;

    [SetUp]
    public void Start() => console = new TestConsole().Width(width);

    [TearDown]
    public void End() => console.Dispose();

    [TestCase(nameof(KataStatus.NotStarted), "check 05.1", "hint 05.1")]
    [TestCase(nameof(KataStatus.Waiting), "check 05.1")]
    [TestCase(nameof(KataStatus.Failed), "compare 05.1", "check 05.1", "hint 05.1")]
    [TestCase(nameof(KataStatus.DoesNotCompile), "check 05.1", "hint 05.1")]
    [TestCase(nameof(KataStatus.Passed), "demo 05", "compare 05.1")]
    public void In_the_report(string status, params string[] commands)
    {
        new TerminalReport(Reports.Book, console).WriteLesson(Reports.Lesson(Reports.Task(Enum.Parse<KataStatus>(status))));

        ShouldBeWhole(commands);
    }

    [Test]
    public void In_what_the_capstone_waits_for()
    {
        new CapstoneReport(Reports.Book, console).Write(
            new Katas.Checker.Book.Capstone(1, "All of it", "demos/capstone", ["05"], [], []), [Reports.Lesson(Reports.Task(KataStatus.Failed))]);

        ShouldBeWhole("check 05.1", "hint 05.1");
    }

    [Test]
    public void In_advice_beside_an_error()
    {
        var task = Reports.Task(KataStatus.DoesNotCompile);
        new TerminalReport(Reports.Book, console).WriteLesson(
            Reports.Lesson(task with { Problems = [Reports.Problem("05.1") with { Advice = Advice }] }));

        console.Lines.Should().ContainSingle(line => line.Contains("git checkout -- exercises/05/Numbers.cs"));
        string words = string.Join(' ', console.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        words.Should().Contain("The file is missing.").And.Contain("brings it back as it was shipped, and more.");
    }

    [Test]
    public void In_lines_of_their_own()
    {
        console.WriteProse($"Yours come back with:\n  {CommandLine.For("restore 05 --kept 20260101-120000")}");

        ShouldBeWhole("restore 05 --kept 20260101-120000");
    }

    [Test]
    public void A_short_one_stays_in_its_sentence()
    {
        console.WriteProse("A package that was added to the project of a lesson is there for `dotnet test` alone, and nowhere else.");

        console.Lines.Should().ContainSingle(line => line.Contains("`dotnet test`"));
        console.Lines.Should().HaveCount((int)Math.Ceiling(101.0 / width));
    }

    [Test]
    public void What_stands_around_them_keeps_to_the_width()
    {
        console.WriteProse(Advice, 2);

        console.Lines.Where(line => !line.Contains("git ")).Should().NotBeEmpty().And.OnlyContain(line => line.TrimEnd().Length <= width);
        console.Lines.Should().ContainSingle(line => line.Contains("git checkout -- exercises/05/Numbers.cs"));
    }

    private void ShouldBeWhole(params string[] commands)
    {
        foreach (string command in commands.Select(CommandLine.For))
        {
            console.Lines.Should().Contain(line => line.TrimEnd().EndsWith(command, StringComparison.Ordinal) || line.Contains($"{command},"));
        }
    }
}
