using FluentAssertions;
using Katas.Checker;
using Katas.Checker.Keeping;
using NUnit.Framework;

namespace Katas.Tests.Checker.Keeping;

/// <summary>A learner's files are theirs: whatever happens, they come back byte for byte.</summary>
public sealed class SwapperTests
{
    private SampleBook sample;
    private Swapper swapper;

    [SetUp]
    public void Start()
    {
        sample = new SampleBook();
        swapper = new Swapper(sample.Book);
    }

    [TearDown]
    public void End() => sample.Dispose();

    [Test]
    public void The_solution_comes_in_and_the_learners_files_come_back_byte_for_byte()
    {
        // A byte order mark, line endings of Windows, no line ending at the end, and bytes that are no UTF-8.
        byte[] own = [0xEF, 0xBB, 0xBF, .. "// mine\r\n// yours"u8, 0xFF, 0xFE];
        File.WriteAllBytes(sample.PathOf(SampleBook.Gain), own);
        var before = SwapFiles.Snapshot(sample);

        swapper.Swap(sample.Lesson).Should().BeTrue();

        swapper.IsSwapped(sample.Lesson).Should().BeTrue();
        sample.Read(SampleBook.Gain).Should().Be(SampleLesson.Gain);
        sample.Read(SampleBook.Numbers).Should().Be(SampleLesson.Numbers);
        sample.Read("exercises/91/README.md").Should().Be(SampleLesson.Readme, "only code is swapped");

        swapper.Restore(sample.Lesson).Should().BeEmpty("nothing was changed meanwhile");

        SwapFiles.Snapshot(sample).Should().BeEquivalentTo(before);
        swapper.IsSwapped(sample.Lesson).Should().BeFalse();
    }

    [Test]
    public void Swapping_twice_keeps_the_learners_files_and_not_the_solution()
    {
        var before = SwapFiles.Snapshot(sample);
        swapper.Swap(sample.Lesson);

        swapper.Swap(sample.Lesson).Should().BeFalse();
        swapper.Restore(sample.Lesson);

        SwapFiles.Snapshot(sample).Should().BeEquivalentTo(before);
    }

    [Test]
    public void Restoring_what_was_not_swapped_is_refused_and_changes_nothing()
    {
        var before = SwapFiles.Snapshot(sample);

        Action restore = () => swapper.Restore(sample.Lesson);

        restore.Should().Throw<CheckerException>().Which.Message.Should().Contain("nothing was swapped");
        SwapFiles.Snapshot(sample).Should().BeEquivalentTo(before);
    }

    [Test]
    public void What_is_changed_in_the_solution_meanwhile_is_kept()
    {
        var before = SwapFiles.Snapshot(sample);
        swapper.Swap(sample.Lesson);
        sample.Write(SampleBook.Gain, "// tried something");

        string? history = swapper.Restore(sample.Lesson).SingleOrDefault()?.Folder;

        SwapFiles.Snapshot(sample).Should().BeEquivalentTo(before);
        Directory.GetFiles(history!, "*.cs").Should().ContainSingle();
        File.ReadAllText(Path.Combine(history!, "Gain.cs")).Should().Be("// tried something");
    }

    [Test]
    public void What_is_changed_in_the_solution_survives_a_second_swap()
    {
        swapper.Swap(sample.Lesson);
        sample.Write(SampleBook.Gain, "// tried something");

        swapper.Swap(sample.Lesson);

        sample.Read(SampleBook.Gain).Should().Be("// tried something");
    }

    [Test]
    public void A_file_of_the_learners_own_goes_away_and_comes_back()
    {
        sample.Write("exercises/91/Mine.cs", "// mine");
        var before = SwapFiles.Snapshot(sample);

        swapper.Swap(sample.Lesson);

        File.Exists(sample.PathOf("exercises/91/Mine.cs")).Should().BeFalse("the solution would not compile with it");
        swapper.Restore(sample.Lesson);
        SwapFiles.Snapshot(sample).Should().BeEquivalentTo(before);
    }

    [Test]
    public void A_file_made_during_the_swap_is_kept_aside()
    {
        var before = SwapFiles.Snapshot(sample);
        swapper.Swap(sample.Lesson);
        sample.Write("exercises/91/New.cs", "// new");

        string? history = swapper.Restore(sample.Lesson).SingleOrDefault()?.Folder;

        File.ReadAllText(Path.Combine(history!, "New.cs")).Should().Be("// new");
        SwapFiles.Snapshot(sample).Should().BeEquivalentTo(before);
    }

    [Test]
    public void A_file_that_the_learner_deleted_comes_in_and_goes_again()
    {
        sample.Delete(SampleBook.Gain);
        var before = SwapFiles.Snapshot(sample);

        swapper.Swap(sample.Lesson);
        sample.Read(SampleBook.Gain).Should().Be(SampleLesson.Gain);
        swapper.Restore(sample.Lesson);

        SwapFiles.Snapshot(sample).Should().BeEquivalentTo(before);
    }

    [Test]
    public void Each_restore_keeps_its_own_changes()
    {
        string?[] kept = [.. Enumerable.Range(0, 2).Select(round =>
        {
            swapper.Swap(sample.Lesson);
            sample.Write(SampleBook.Gain, $"// round {round}");
            return swapper.Restore(sample.Lesson).SingleOrDefault()?.Folder;
        })];

        kept.Should().OnlyHaveUniqueItems();
        kept.Select(folder => File.ReadAllText(Path.Combine(folder!, "Gain.cs")))
            .Should().Equal("// round 0", "// round 1");
    }

    [Test]
    public void A_swap_from_before_a_file_was_given_gives_the_stubs_back_and_loses_nothing()
    {
        // Swapped as it was then: the file lay among the stubs, the same in the solution. Then the book was brought up to date.
        sample.Write("exercises/91/Words.cs", "// given, with a change of mine");
        sample.Write("exercises/91/Same.cs", "// given");
        string numbers = sample.Read(SampleBook.Numbers);
        swapper.Swap(sample.Lesson);
        sample.Give("Words.cs", "// given");
        sample.Give("Same.cs", "// given");

        var kept = swapper.Restore(sample.Lesson).Should().ContainSingle().Subject;

        sample.Read(SampleBook.Numbers).Should().Be(numbers);
        File.Exists(sample.PathOf("exercises/91/Words.cs")).Should().BeFalse("given/91/Words.cs is compiled in its place");
        File.Exists(sample.PathOf("exercises/91/Same.cs")).Should().BeFalse();
        sample.Read("given/91/Words.cs").Should().Be("// given");
        kept.Files.Should().Equal("Words.cs");
        kept.Why.Should().Contain("given/91");
        File.ReadAllText(Path.Combine(kept.Folder, "Words.cs")).Should().Be("// given, with a change of mine");
    }

    [Test]
    public void A_swap_leaves_what_is_given_alone()
    {
        sample.Give("Words.cs", "// given");

        swapper.Swap(sample.Lesson);
        File.Exists(sample.PathOf("exercises/91/Words.cs")).Should().BeFalse();
        swapper.Restore(sample.Lesson);

        sample.Read("given/91/Words.cs").Should().Be("// given");
        File.Exists(sample.PathOf("exercises/91/Words.cs")).Should().BeFalse();
    }

    [Test, Platform(Exclude = "Win")]
    public void A_link_stays_a_link_to_the_same_file()
    {
        using var elsewhere = new TemporaryFolder();
        string target = Path.Combine(elsewhere.Path, "Gain.cs");
        File.WriteAllText(target, "// mine");
        File.Delete(sample.PathOf(SampleBook.Gain));
        File.CreateSymbolicLink(sample.PathOf(SampleBook.Gain), target);

        swapper.Swap(sample.Lesson);

        File.ReadAllText(target).Should().Be(SampleLesson.Gain, "what is written to a link arrives where it leads to");

        swapper.Restore(sample.Lesson);

        new FileInfo(sample.PathOf(SampleBook.Gain)).LinkTarget.Should().Be(target);
        File.ReadAllText(target).Should().Be("// mine");
        Directory.GetFiles(elsewhere.Path).Should().ContainSingle("nothing half-done is left there");
    }

    [Test, Platform(Exclude = "Win")]
    public void A_link_of_the_learners_own_is_left_alone()
    {
        using var elsewhere = new TemporaryFolder();
        string target = Path.Combine(elsewhere.Path, "Mine.cs");
        File.WriteAllText(target, "// mine");
        string link = sample.PathOf("exercises/91/Mine.cs");
        File.CreateSymbolicLink(link, target);

        swapper.Swap(sample.Lesson);
        new FileInfo(link).LinkTarget.Should().Be(target);
        swapper.Restore(sample.Lesson);

        new FileInfo(link).LinkTarget.Should().Be(target);
        File.ReadAllText(target).Should().Be("// mine");
    }

    [Test, Platform(Exclude = "Win")]
    public void What_a_killed_checker_left_beside_a_links_target_is_tidied_up()
    {
        using var elsewhere = new TemporaryFolder();
        string target = Path.Combine(elsewhere.Path, "Gain.cs");
        File.Move(sample.PathOf(SampleBook.Gain), target);
        File.CreateSymbolicLink(sample.PathOf(SampleBook.Gain), target);
        File.WriteAllText($"{target}.katas-1", "half");

        swapper.Swap(sample.Lesson);

        File.Exists($"{target}.katas-1").Should().BeFalse();
    }

    [Test, Platform(Exclude = "Win")]
    public void An_editors_lock_is_no_file_of_the_learners()
    {
        File.CreateSymbolicLink(sample.PathOf("exercises/91/.#Gain.cs"), "somebody@a.host:1");

        swapper.Swap(sample.Lesson);
        swapper.Restore(sample.Lesson);

        new FileInfo(sample.PathOf("exercises/91/.#Gain.cs")).LinkTarget.Should().Be("somebody@a.host:1");
    }
}
