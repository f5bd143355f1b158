using FluentAssertions;
using Katas.Checker;
using Katas.Checker.Book;
using NUnit.Framework;

namespace Katas.Tests.Checker;

public sealed class CatalogueEntryTests
{
    private string folder;

    [SetUp]
    public void Start() => folder = Directory.CreateTempSubdirectory("katas-entries-").FullName;

    [TearDown]
    public void End() => Directory.Delete(folder, recursive: true);

    [Test]
    public void Its_header_says_task_title_and_hint()
    {
        var entry = Read("// task:  91.1\n// title: Squared\n// hint:  What is asked for?\n\nclass C { }\n");

        entry.Name.Should().Be("entry");
        entry.TaskId.Should().Be("91.1");
        entry.Title.Should().Be("Squared");
        entry.Hint.Should().Be("What is asked for?");
        entry.Path.Should().Be(Path.Combine(folder, "entry.cs"));
        entry.Text.Should().Contain("class C");
    }

    [Test]
    public void A_field_may_go_on_over_several_lines()
    {
        Read("// task: 91.1\n// title: Squared\n//  and wrong\n// hint: What is\n//   asked for?\nclass C { }\n")
            .Should().BeEquivalentTo(new { Title = "Squared and wrong", Hint = "What is asked for?" });
    }

    [Test]
    public void It_may_name_the_rule_that_says_the_same()
    {
        Read("// task: 91.1\n// title: Squared\n// rule: some-rule\n").Rules.Should().Equal("some-rule");
        Read("// task: 91.1\n// title: Squared\n").Rules.Should().BeEmpty();
    }

    [Test]
    public void Line_endings_of_Windows_make_no_difference() =>
        Read("// task: 91.1\r\n// title: Squared\r\n// hint: What?\r\nclass C { }\r\n")
            .Should().BeEquivalentTo(new { TaskId = "91.1", Title = "Squared", Hint = "What?" });

    [Test]
    public void Comments_below_the_header_are_code() =>
        Read("// task: 91.1\n// title: Squared\n\n// hint: not this\nclass C { }\n").Hint.Should().BeEmpty();

    [TestCase("// title: Squared\n", "task")]
    [TestCase("// task: 91.1\n", "title")]
    [TestCase("", "task")]
    public void A_missing_field_is_named_with_the_file(string text, string field)
    {
        Action read = () => Read(text);

        read.Should().Throw<CheckerException>().Which.Message.Should().Contain($"'// {field}:'")
            .And.Contain("entry.cs");
    }

    [Test]
    public void Entries_come_in_the_order_of_their_names()
    {
        foreach (string name in (string[])["b", "a", "c"])
        {
            File.WriteAllText(Path.Combine(folder, $"{name}.cs"), "// task: 91.1\n// title: T\n");
        }

        CatalogueEntry.ReadAll(folder).Select(entry => entry.Name).Should().Equal("a", "b", "c");
    }

    [Test]
    public void A_lesson_without_the_folder_has_no_entries() =>
        CatalogueEntry.ReadAll(Path.Combine(folder, "none")).Should().BeEmpty();

    private CatalogueEntry Read(string text)
    {
        File.WriteAllText(Path.Combine(folder, "entry.cs"), text);
        return CatalogueEntry.ReadAll(folder).Single();
    }
}
