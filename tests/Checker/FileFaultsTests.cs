using System.Diagnostics;
using System.Text;
using FluentAssertions;
using Katas.Checker.Book;
using Katas.Checker.Checking;
using Katas.Checker.Verdicts;
using NUnit.Framework;

namespace Katas.Tests.Checker;

/// <summary>What editors, file managers and crashes do to a lesson's folder is told as that, and stops as little as possible.</summary>
public sealed class FileFaultsTests
{
    private SampleBook sample;

    private static bool[] AllPass => [true, true, true, true];

    private static bool[] AllButGain => [true, true, true, false];

    [SetUp]
    public void Start()
    {
        sample = new SampleBook();
        sample.Solve();
    }

    [TearDown]
    public void End() => sample.Dispose();

    [Test, Platform(Exclude = "Win")]
    public async Task An_editors_lock_and_the_systems_files_are_nobodys()
    {
        File.CreateSymbolicLink(sample.PathOf("exercises/91/.#Gain.cs"), "somebody@a.host:1");
        sample.Write("exercises/91/._Gain.cs", "\0\u0005\u0016 not C#");

        var report = await Check(AllPass);

        report.IsDone.Should().BeTrue();
    }

    [TestCase("Gain - Copy.cs")]
    [TestCase("Gain (copy).cs")]
    public async Task A_copy_is_named_and_the_original_is_tested(string name)
    {
        File.Copy(sample.PathOf(SampleBook.Gain), sample.PathOf($"exercises/91/{name}"));

        var report = await Check(AllPass);

        report.IsDone.Should().BeFalse("`dotnet test` stops at it");
        var problem = report.Problems.Should().ContainSingle().Subject;
        problem.Place.Path.Should().Be(sample.PathOf($"exercises/91/{name}"));
        problem.Message.Should().Contain("declares Gain, as Gain.cs does: is it a copy?");
    }

    [Test]
    public async Task A_part_of_a_partial_type_is_no_copy()
    {
        sample.Replace(SampleBook.Numbers, "public static class Numbers", "public static partial class Numbers");
        sample.Write("exercises/91/More.cs", "namespace Katas.Lesson91;\n\npublic static partial class Numbers\n{\n    static double Two => 2;\n}\n");

        (await Check(AllPass)).IsDone.Should().BeTrue();
    }

    [Test]
    public async Task A_renamed_stub_is_found_under_its_new_name()
    {
        File.Move(sample.PathOf(SampleBook.Gain), sample.PathOf("exercises/91/Factor.cs"));

        var report = await Check(AllButGain);

        var problem = report.Tasks[3].Problems.Should().ContainSingle().Subject;
        problem.Message.Should().Be(
            "Gain.cs is missing from exercises/91; what it holds stands in Factor.cs. Give that file its name back. "
            + "Or begin anew: `dotnet run --project checker -- reset 91.4` brings the stub back as it was shipped.");
        problem.Place.Path.Should().Be(sample.PathOf("exercises/91/Factor.cs"));
    }

    [TestCase("exercises/91/old/Gain.cs", "stands in old/Gain.cs. Move that file back.")]
    [TestCase("exercises/Gain.cs", "stands in ../Gain.cs. Move that file back.")]
    public async Task A_moved_stub_is_found_where_it_is(string to, string words)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(sample.PathOf(to))!);
        File.Move(sample.PathOf(SampleBook.Gain), sample.PathOf(to));

        var report = await Check(AllButGain);

        report.Tasks[3].Problems.Should().ContainSingle().Which.Message.Should().Contain(words);
    }

    [TestCase("", "This file is empty")]
    [TestCase("\0\0\0\0\0\0\0\0\0", "This file holds nothing but zero bytes")]
    public async Task What_a_crash_leaves_is_told_as_that(string text, string words)
    {
        sample.Write(SampleBook.Gain, text);

        var report = await Check(AllButGain);

        report.Tasks[3].Problems.Should().ContainSingle().Which.Message
            .Should().StartWith(words).And.Contain("crash").And.EndWith("checker -- reset 91.4` brings the stub back as it was shipped.");
    }

    [Test]
    public async Task A_text_in_UTF16_without_a_mark_is_told_as_that()
    {
        File.WriteAllBytes(sample.PathOf(SampleBook.Gain), new UnicodeEncoding(false, false).GetBytes(SampleLesson.Gain));

        var report = await Check(AllButGain);

        report.Tasks[3].Problems.Should().ContainSingle().Which.Message
            .Should().Contain("UTF-16 without a byte order mark").And.Contain("Save it as UTF-8")
            .And.EndWith("checker -- reset 91.4` brings the stub back as it was shipped.");
    }

    [Test]
    public async Task A_text_in_UTF16_with_a_mark_is_read()
    {
        File.WriteAllText(sample.PathOf(SampleBook.Gain), SampleLesson.Gain, Encoding.Unicode);

        await Check(AllPass);
    }

    [Test, Platform(Exclude = "Win"), CancelAfter(60_000)]
    public async Task A_pipe_is_named_and_left_out()
    {
        MakePipe("exercises/91/Mine.cs");

        var report = await Check(AllPass);

        report.Problems.Should().ContainSingle().Which.Message.Should().StartWith("This is not an ordinary file");
        LessonChecker.Untouched(sample.Lesson).Should().BeNull();
    }

    [Test, Platform(Exclude = "Win"), CancelAfter(60_000)]
    public async Task A_pipe_in_place_of_a_stub_stops_its_tasks()
    {
        sample.Delete(SampleBook.Gain);
        MakePipe(SampleBook.Gain);

        var report = await Check(AllButGain);

        report.Tasks[3].Problems.Should().ContainSingle().Which.Message.Should().EndWith("checker -- reset 91.4` brings the stub back as it was shipped.");
    }

    [Test, Platform(Exclude = "Win")]
    public async Task A_link_that_leads_nowhere_is_told_as_that()
    {
        sample.Delete(SampleBook.Gain);
        File.CreateSymbolicLink(sample.PathOf(SampleBook.Gain), "nowhere.cs");

        var report = await Check(AllButGain);

        report.Tasks[3].Problems.Should().ContainSingle().Which.Message.Should().StartWith("This is a link, and what it leads to is not there.");
    }

    [Test, Platform(Exclude = "Win"), CancelAfter(60_000)]
    public void The_rule_knows_files_links_and_what_is_neither()
    {
        using var folder = new TemporaryFolder();
        string Path(string name) => System.IO.Path.Combine(folder.Path, name);
        File.WriteAllText(Path("A.cs"), "");
        File.WriteAllText(Path("B.cs"), "// b");
        File.CreateSymbolicLink(Path("C.cs"), "B.cs");
        File.CreateSymbolicLink(Path("D.cs"), "D.cs");
        File.CreateSymbolicLink(Path("E.cs"), "nowhere");
        File.CreateSymbolicLink(Path(".#F.cs"), "nowhere");
        File.WriteAllText(Path("G.txt"), "");
        Directory.CreateDirectory(Path("H.cs"));
        Process.Start("mkfifo", Path("I.cs")).WaitForExit();

        SourceFiles.In(folder.Path).Should().Equal(Path("A.cs"), Path("B.cs"), Path("C.cs"));
        SourceFiles.NotOrdinary(folder.Path).Should().Equal(Path("D.cs"), Path("E.cs"), Path("I.cs"));
    }

    private async Task<LessonReport> Check(bool[] passed)
    {
        var report = await SharedChecker.Check(sample, DiagnoseWhich.All);
        report.Tasks.Select(task => task.Status == KataStatus.Passed).Should().Equal(passed);
        report.Tasks.Should().OnlyContain(task => task.Status == KataStatus.Passed || task.Status == KataStatus.DoesNotCompile);
        return report;
    }

    private void MakePipe(string file) => Process.Start("mkfifo", sample.PathOf(file)).WaitForExit();
}
