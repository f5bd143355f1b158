using System.Runtime.Versioning;
using FluentAssertions;
using Katas.Checker;
using Katas.Checker.Keeping;
using NUnit.Framework;

namespace Katas.Tests.Checker.Keeping;

/// <summary>A swap or a restore that is stopped anywhere loses nothing, and the same command finishes it.</summary>
public sealed class SwapperAccidentsTests
{
    private const string Swapped = ".katas/swapped/91";

    private SampleBook sample;
    private Swapper swapper;
    private Dictionary<string, string> before;

    [SetUp]
    public void Start()
    {
        sample = new SampleBook();
        swapper = new Swapper(sample.Book);
        sample.Write(SampleBook.Numbers, "// my numbers");
        sample.Write("exercises/91/Mine.cs", "// mine");
        before = SwapFiles.Snapshot(sample);
    }

    [TearDown]
    public void End() => sample.Dispose();

    [Test]
    public void Stopped_while_files_were_copied_aside_the_lesson_is_not_swapped()
    {
        sample.Write($"{Swapped}.partial-1/Numbers.cs", "// half of my nu");

        swapper.IsSwapped(sample.Lesson).Should().BeFalse();
        SwapAndRestore();
    }

    [Test]
    public void Stopped_before_the_first_file_was_replaced_the_swap_is_finished()
    {
        KeepAll();

        swapper.IsSwapped(sample.Lesson).Should().BeTrue();
        SwapAndRestore();
    }

    [Test]
    public void Stopped_between_two_files_the_swap_is_finished()
    {
        KeepAll();
        sample.Delete("exercises/91/Mine.cs");
        sample.Write(SampleBook.Gain, SampleLesson.Gain);

        SwapAndRestore();
    }

    [Test]
    public void Stopped_between_two_files_a_restore_undoes_the_swap()
    {
        KeepAll();
        sample.Write(SampleBook.Gain, SampleLesson.Gain);

        swapper.Restore(sample.Lesson).Should().BeEmpty();

        SwapFiles.Snapshot(sample).Should().BeEquivalentTo(before);
    }

    [Test]
    public void Stopped_in_the_middle_of_a_restore_it_is_finished_by_another()
    {
        swapper.Swap(sample.Lesson);
        sample.Write(SampleBook.Numbers, "// my numbers");

        swapper.Restore(sample.Lesson).Should().BeEmpty("the learner's own file is no change to the solution");

        SwapFiles.Snapshot(sample).Should().BeEquivalentTo(before);
    }

    [Test]
    public void Stopped_after_a_restore_kept_the_changes_they_are_kept_by_the_next_one_too()
    {
        swapper.Swap(sample.Lesson);
        sample.Write(SampleBook.Gain, "// tried something");
        sample.Write(".katas/kept/91/earlier/Gain.cs", "// tried something");

        swapper.Restore(sample.Lesson);

        SwapFiles.Everything(sample).Should().Contain("// tried something").And.Contain("// my numbers");
        SwapFiles.Snapshot(sample).Should().BeEquivalentTo(before);
    }

    [Test]
    public void Stopped_while_the_kept_copy_was_being_deleted_the_lesson_is_restored_already()
    {
        // Half a copy under the final name would read as all of the learner's files; so it loses that name first.
        sample.Write($"{Swapped}.done-1/Gain.cs", sample.Read(SampleBook.Gain));

        swapper.IsSwapped(sample.Lesson).Should().BeFalse();
        SwapAndRestore();
    }

    [Test]
    public void A_restore_leaves_nothing_behind()
    {
        swapper.Swap(sample.Lesson);
        swapper.Restore(sample.Lesson);

        Directory.GetFileSystemEntries(sample.PathOf(".katas/swapped")).Should().BeEmpty();
    }

    [Test]
    public void A_file_written_half_beside_its_place_is_no_part_of_the_lesson()
    {
        sample.Write($"{SampleBook.Numbers}.katas-1", "// half of a so");

        swapper.Swap(sample.Lesson);
        swapper.Restore(sample.Lesson);

        sample.Read(SampleBook.Numbers).Should().Be("// my numbers");
    }

    [Test, Platform(Exclude = "Win"), UnsupportedOSPlatform("windows")]
    public void A_folder_that_can_not_be_written_to_loses_nothing()
    {
        Assume.That(Environment.IsPrivilegedProcess, Is.False, "root may write anywhere");
        string folder = sample.PathOf("exercises/91");
        File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        try
        {
            Action swap = () => swapper.Swap(sample.Lesson);

            swap.Should().Throw<CheckerException>();
            SwapFiles.Snapshot(sample).Should().BeEquivalentTo(before);
        }
        finally
        {
            File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        SwapAndRestore();
    }

    [Test]
    public void A_place_for_the_copies_that_is_taken_by_a_file_is_told_and_loses_nothing()
    {
        sample.Write(".katas", "not a folder");

        Action swap = () => swapper.Swap(sample.Lesson);

        swap.Should().Throw<CheckerException>().Which.Message.Should().Contain("Nothing is lost");
        SwapFiles.Snapshot(sample).Should().BeEquivalentTo(before);
    }

    [Test]
    public void A_file_that_can_not_be_replaced_stops_the_swap_and_loses_nothing()
    {
        // A folder of the file's name can't be replaced by a file, whoever asks.
        sample.Delete(SampleBook.Gain);
        sample.Write("exercises/91/Gain.cs/inside.txt", "in the way");

        Action swap = () => swapper.Swap(sample.Lesson);

        swap.Should().Throw<CheckerException>();
        SwapFiles.Everything(sample).Should().Contain("// my numbers").And.Contain("// mine");
    }

    /// <summary>As the swap itself keeps them: the learner's files, all there under the final name.</summary>
    private void KeepAll()
    {
        foreach (string path in Directory.GetFiles(sample.PathOf("exercises/91"), "*.cs"))
        {
            sample.Write($"{Swapped}/{Path.GetFileName(path)}", File.ReadAllText(path));
        }
    }

    private void SwapAndRestore()
    {
        swapper.Swap(sample.Lesson);
        sample.Read(SampleBook.Numbers).Should().Be(SampleLesson.Numbers);
        sample.Read(SampleBook.Gain).Should().Be(SampleLesson.Gain);
        File.Exists(sample.PathOf("exercises/91/Mine.cs")).Should().BeFalse();

        swapper.Restore(sample.Lesson);
        SwapFiles.Snapshot(sample).Should().BeEquivalentTo(before);
    }
}
