using FluentAssertions;
using Katas.Checker.Trying.Editing;
using NUnit.Framework;

namespace Katas.Tests.Checker.Trying;

public sealed class LineHistoryTests
{
    private TemporaryFolder folder;

    private string File => Path.Combine(folder.Path, "keep", "history");

    [SetUp]
    public void Start() => folder = new TemporaryFolder();

    [TearDown]
    public void End() => folder.Dispose();

    [Test]
    public void Another_session_knows_what_was_typed()
    {
        new LineHistory(File).Add("a\nb \"c\"");

        new LineHistory(File).Earlier("").Should().Be("a\nb \"c\"");
    }

    [Test]
    public void The_same_again_is_kept_once()
    {
        var history = new LineHistory(File);
        history.Add("a");
        history.Add("a");
        history.Add("  ");

        System.IO.File.ReadAllLines(File).Should().ContainSingle();
    }

    [Test]
    public void A_file_that_was_cut_short_loses_one_line_only()
    {
        new LineHistory(File).Add("a");
        System.IO.File.AppendAllText(File, "\"half of");

        var history = new LineHistory(File);

        history.Earlier("").Should().Be("a");
        history.Earlier("").Should().BeNull();
    }

    [Test]
    public void A_file_does_not_grow_without_an_end()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        System.IO.File.WriteAllLines(File, Enumerable.Range(0, 5000).Select(i => $"\"{i}\""));

        new LineHistory(File).Earlier("").Should().Be("4999");

        System.IO.File.ReadAllLines(File).Length.Should().BeLessThan(1000);
    }

    [Test]
    public void A_place_that_can_not_be_written_to_is_done_without()
    {
        System.IO.File.WriteAllText(Path.Combine(folder.Path, "keep"), "a file where a folder should be");

        var history = new LineHistory(File);
        history.Add("a");

        history.Earlier("").Should().Be("a");
    }
}
