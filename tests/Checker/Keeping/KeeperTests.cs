using System.Diagnostics;
using System.Text;
using FluentAssertions;
using Katas.Checker;
using Katas.Checker.Keeping;
using Katas.Checker.Running;
using Katas.Checker.Running.Messages;
using Katas.Tests.Checker.Watching;
using NUnit.Framework;

namespace Katas.Tests.Checker.Keeping;

/// <summary>Copies, their list and the way back; two checkers at once; files that nobody may write.</summary>
public sealed class KeeperTests
{
    private SampleBook sample;

    [SetUp]
    public void Start() => sample = new SampleBook();

    [TearDown]
    public void End() => sample.Dispose();

    [Test]
    public void Copies_are_listed_newest_first_with_what_they_are()
    {
        var clock = new ManualClock();
        var keeper = new Keeper(sample.Book, clock);
        keeper.Copies.Keep(sample.Lesson, "the first", Files(("Gain.cs", "// one")));
        clock.Advance(TimeSpan.FromSeconds(1));
        keeper.Copies.Keep(sample.Lesson, "the second", Files(("Numbers.cs", "// two"), ("Gain.cs", "// two")));

        var copies = keeper.Copies.List();

        copies.Select(copy => copy.Id).Should().Equal("2030-01-31-142531-000", "2030-01-31-142530-000");
        copies.Select(copy => copy.Why).Should().Equal("the second", "the first");
        copies[0].Files.Should().Equal("Gain.cs", "Numbers.cs");
        keeper.Copies.List("92").Should().BeEmpty();
        keeper.Copies.List("91").Should().HaveCount(2);
    }

    [Test]
    public void Two_copies_of_the_same_millisecond_have_two_names()
    {
        var keeper = new Keeper(sample.Book, new ManualClock());

        var kept = Enumerable.Range(0, 3).Select(_ => keeper.Copies.Keep(sample.Lesson, "again", Files(("Gain.cs", "// one")))!.Id).ToList();

        kept.Should().OnlyHaveUniqueItems();
        keeper.Copies.List().Should().HaveCount(3);
    }

    [Test]
    public void A_copy_that_was_never_completed_is_no_copy_and_goes_with_the_next_change()
    {
        sample.Write(".katas/kept/91/.partial-1/Gain.cs", "// half of a ga");
        var keeper = new Keeper(sample.Book);

        keeper.Copies.List().Should().BeEmpty();
        keeper.Change(sample.Lesson, () => true);

        Directory.GetDirectories(sample.PathOf(".katas/kept/91")).Should().BeEmpty();
    }

    [Test]
    public void A_copy_is_found_by_the_beginning_of_its_name()
    {
        var clock = new ManualClock();
        var keeper = new Keeper(sample.Book, clock);
        var first = keeper.Copies.Keep(sample.Lesson, "one", Files(("Gain.cs", "// one")))!;
        clock.Advance(TimeSpan.FromMinutes(1));
        var second = keeper.Copies.Keep(sample.Lesson, "two", Files(("Gain.cs", "// two")))!;
        var kept = new KeptReturn(sample.Book, keeper);

        kept.Find(sample.Lesson, "2030-01-31-1425").Id.Should().Be(first.Id);
        kept.Find(sample.Lesson, KeptReturn.Latest).Id.Should().Be(second.Id);
        Refusal(() => kept.Find(sample.Lesson, "2030")).Should().Contain("2 copies").And.Contain(first.Id);
        Refusal(() => kept.Find(sample.Lesson, "1999")).Should().Contain("No copy of lesson 91 is called 1999").And.Contain("kept 91");
    }

    [Test]
    public void Bringing_a_copy_back_keeps_what_it_replaces()
    {
        var keeper = new Keeper(sample.Book);
        var copy = keeper.Copies.Keep(sample.Lesson, "one", Files(("Gain.cs", "// one"), ("Mine.cs", "// mine")))!;
        sample.Write(SampleBook.Gain, "// two");

        var replaced = new KeptReturn(sample.Book, keeper).Do(sample.Lesson, copy)!;

        sample.Read(SampleBook.Gain).Should().Be("// one");
        sample.Read("exercises/91/Mine.cs").Should().Be("// mine");
        replaced.Files.Should().Equal("Gain.cs");
        File.ReadAllText(Path.Combine(replaced.Folder, "Gain.cs")).Should().Be("// two");
    }

    [Test]
    public void What_is_given_by_now_stays_in_the_copy()
    {
        var keeper = new Keeper(sample.Book);
        var copy = keeper.Copies.Keep(sample.Lesson, "one", Files(("Gain.cs", "// one"), ("Words.cs", "// mine")))!;
        sample.Give("Words.cs", "// given");

        new KeptReturn(sample.Book, keeper).Do(sample.Lesson, copy);

        sample.Read(SampleBook.Gain).Should().Be("// one");
        File.Exists(sample.PathOf("exercises/91/Words.cs")).Should().BeFalse("it would be compiled twice");
        KeptReturn.GivenNow(sample.Lesson, copy).Should().Equal("Words.cs");
        File.ReadAllText(Path.Combine(copy.Folder, "Words.cs")).Should().Be("// mine");
    }

    [Test]
    public void While_one_checker_changes_files_another_waits_and_then_gives_up_with_a_sentence()
    {
        var patient = new Keeper(sample.Book) { LockPatience = TimeSpan.FromMilliseconds(100) };
        using (KeepLock.Take(sample.Book, TimeSpan.Zero))
        {
            Refusal(() => patient.Change(sample.Lesson, () => true)).Should()
                .Contain("Another checker is changing files").And.EndWith("run the command again when it is finished.");
        }

        patient.Change(sample.Lesson, () => true).Should().BeTrue();
    }

    [Test]
    public async Task While_one_checker_changes_files_another_waits_until_it_is_done()
    {
        var held = KeepLock.Take(sample.Book, TimeSpan.Zero);
        var waiting = Task.Run(() => new Keeper(sample.Book) { LockPatience = TimeSpan.FromMinutes(1) }.Change(sample.Lesson, () => true));
        waiting.IsCompleted.Should().BeFalse();

        held.Dispose();

        (await waiting.WaitAsync(TimeSpan.FromMinutes(1))).Should().BeTrue();
    }

    [TestCase("swap")]
    [TestCase("restore")]
    [TestCase("reset")]
    [TestCase("bring back")]
    public void A_file_that_is_read_only_is_left_alone_and_told(string command)
    {
        sample.Write(SampleBook.Gain, "// mine");
        var copy = new Keeper(sample.Book).Copies.Keep(sample.Lesson, "one", Files(("Gain.cs", "// kept")))!;
        var swapper = new Swapper(sample.Book);
        if (command == "restore")
        {
            swapper.Swap(sample.Lesson);
        }

        var before = SwapFiles.Snapshot(sample);
        string path = sample.PathOf(SampleBook.Gain);
        File.SetAttributes(path, FileAttributes.ReadOnly);
        try
        {
            string message = Refusal(() =>
            {
                switch (command)
                {
                    case "swap":
                        swapper.Swap(sample.Lesson);
                        break;
                    case "restore":
                        swapper.Restore(sample.Lesson);
                        break;
                    case "reset":
                        var resetter = new Resetter(sample.Book);
                        resetter.Do(resetter.Plan(sample.Lesson, null));
                        break;
                    default:
                        new KeptReturn(sample.Book).Do(sample.Lesson, copy);
                        break;
                }
            });

            message.Should().Contain(path).And.Contain("read-only").And.Contain("nothing was changed");
            SwapFiles.Snapshot(sample).Should().BeEquivalentTo(before);
        }
        finally
        {
            File.SetAttributes(path, FileAttributes.Normal);
        }
    }

    [Test, Platform(Exclude = "Win")]
    public void A_file_keeps_its_permissions()
    {
        if (!OperatingSystem.IsWindows())
        {
            const UnixFileMode Mine = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            File.SetUnixFileMode(sample.PathOf(SampleBook.Gain), Mine);

            new Swapper(sample.Book).Swap(sample.Lesson);

            File.GetUnixFileMode(sample.PathOf(SampleBook.Gain)).Should().Be(Mine);
        }
    }

    [TestCase("swapped/91.partial-", TestName = "Killed_while_files_are_copied")]
    [TestCase("swapped/91", TestName = "Killed_while_files_are_replaced")]
    public async Task A_real_process_that_is_killed_loses_nothing(string sign)
    {
        // Many files, so that it takes a while.
        for (int i = 0; i < 400; i++)
        {
            sample.Write($"exercises/91/Mine{i:000}.cs", $"// mine, number {i}");
        }

        var before = SwapFiles.Snapshot(sample);
        using (var process = Process.Start(Swap())!)
        {
            long start = Stopwatch.GetTimestamp();
            while (!HasSign(sign) && !process.HasExited && Stopwatch.GetElapsedTime(start) < TimeSpan.FromMinutes(2))
            {
                await Task.Yield();
            }

            process.Kill();
            await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(30));
        }

        SwapFiles.Everything(sample).Should().Contain(before.Values.Select(bytes => Encoding.UTF8.GetString(Convert.FromHexString(bytes)))
            .Where(text => text.StartsWith("// mine", StringComparison.Ordinal)));
        var swapper = new Swapper(sample.Book);
        swapper.Swap(sample.Lesson);
        swapper.Restore(sample.Lesson);
        SwapFiles.Snapshot(sample).Should().BeEquivalentTo(before);
        Directory.GetFileSystemEntries(sample.PathOf(".katas/swapped")).Should().BeEmpty("what was half done is tidied up");
    }

    private static string Refusal(Action act) => act.Should().Throw<CheckerException>().Which.Message;

    private static Dictionary<string, byte[]> Files(params (string Name, string Text)[] files) =>
        files.ToDictionary(file => file.Name, file => Encoding.UTF8.GetBytes(file.Text));

    private bool HasSign(string sign)
    {
        string folder = sample.PathOf(".katas/swapped");
        return Directory.Exists(folder)
            && Directory.GetDirectories(folder).Any(path => sample.Book.Relative(path)[".katas/".Length..].StartsWith(sign, StringComparison.Ordinal)
                && (sign.EndsWith('-') || Path.GetFileName(path) == "91"));
    }

    private ProcessStartInfo Swap()
    {
        var start = new ProcessStartInfo(ProcessStarter.Dotnet) { RedirectStandardOutput = true };
        string[] arguments = [Path.Combine(AppContext.BaseDirectory, "checker.dll"), "swap", "91", "--book", sample.Root];
        Array.ForEach(arguments, start.ArgumentList.Add);
        return start;
    }
}
