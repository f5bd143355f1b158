using System.Threading.Channels;
using FluentAssertions;
using Katas.Checker.Watching;
using Katas.Checker.Watching.Signals;
using NUnit.Framework;

namespace Katas.Tests.Checker.Watching;

/// <summary>What is noticed of a learner's saves: by looking, and by the system's own events.</summary>
public sealed class FileEventsTests
{
    private Channel<Signal> signals;
    private ManualClock clock;
    private TemporaryFolder folder;
    private string file;

    [SetUp]
    public void Start()
    {
        signals = Channel.CreateUnbounded<Signal>();
        clock = new ManualClock();
        folder = new TemporaryFolder();
        file = Path.Combine(folder.Path, "01", "A.cs");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, "// one");
    }

    [TearDown]
    public void End() => folder.Dispose();

    [Test]
    public void Looking_finds_a_file_that_was_written()
    {
        using var events = Polling();
        File.WriteAllText(file, "// another");

        Look().Should().Equal(new Saved(file));
        Look().Should().BeEmpty("it is told once");
    }

    [Test]
    public void Looking_finds_a_file_of_the_same_length_by_its_time()
    {
        using var events = Polling();
        File.WriteAllText(file, "// two");
        File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddMinutes(1));

        Look().Should().Equal(new Saved(file));
    }

    [Test, Platform(Exclude = "Win")]
    public void Looking_follows_a_link_to_another_folder()
    {
        using var elsewhere = new TemporaryFolder();
        string target = Path.Combine(elsewhere.Path, "A.cs");
        File.Move(file, target);
        File.CreateSymbolicLink(file, target);
        using var events = Polling();
        File.WriteAllText(target, "// another");

        Look().Should().Equal(new Saved(file));
        Look().Should().BeEmpty("it is told once");
    }

    [Test, Platform(Exclude = "Win")]
    public void An_editors_lock_is_not_told_and_hides_nothing()
    {
        using var events = Polling();
        File.CreateSymbolicLink(Path.Combine(Path.GetDirectoryName(file)!, ".#A.cs"), "somebody@a.host:1");
        Look().Should().BeEmpty();

        File.WriteAllText(file, "// another");

        Look().Should().Equal(new Saved(file));
    }

    [Test]
    public void Looking_finds_files_that_are_new_and_files_that_are_gone()
    {
        using var events = Polling();
        File.Delete(file);
        Look().Should().Equal(new Saved(file));

        File.WriteAllText(file, "// back");
        Look().Should().Equal(new Saved(file));
    }

    [Test]
    public void Looking_finds_files_of_a_lesson_that_is_new()
    {
        using var events = Polling();
        string other = Path.Combine(folder.Path, "02", "B.cs");
        Directory.CreateDirectory(Path.GetDirectoryName(other)!);
        File.WriteAllText(other, "// b");

        Look().Should().Equal(new Saved(other));
    }

    [Test]
    public void What_is_no_source_file_of_a_lesson_is_nobodys_business()
    {
        using var events = Polling();
        Directory.CreateDirectory(Path.Combine(folder.Path, "01", "obj"));
        File.WriteAllText(Path.Combine(folder.Path, "01", "obj", "B.cs"), "// made by the build");
        File.WriteAllText(Path.Combine(folder.Path, "01", "README.md"), "# read me");
        File.WriteAllText(file + ".katas-1", "// half");
        File.WriteAllText(Path.Combine(folder.Path, "C.cs"), "// beside the lessons");

        Look().Should().BeEmpty();
    }

    [Test]
    public void A_folder_that_is_gone_for_a_moment_is_looked_for_again()
    {
        using var events = Polling();
        string away = folder.Path + "-away";
        Directory.Move(folder.Path, away);
        Look().Should().BeEmpty();

        Directory.Move(away, folder.Path);
        File.WriteAllText(file, "// another one");
        Look().Should().Equal(new Saved(file));
    }

    [Test]
    public async Task The_system_tells_of_a_file_that_is_written_in_place()
    {
        using var system = new FileSystemWatcher();
        using var events = Listening(system);
        await File.WriteAllTextAsync(file, "// another");

        (await Told()).Should().Be(new Saved(file));
    }

    [Test]
    public async Task The_system_tells_of_a_save_by_renaming()
    {
        using var system = new FileSystemWatcher();
        using var events = Listening(system);
        string temporary = Path.Combine(folder.Path, "01", "4913~");
        await File.WriteAllTextAsync(temporary, "// another");
        File.Move(temporary, file, overwrite: true);

        (await Told()).Should().Be(new Saved(file));
    }

    [Test]
    public async Task The_system_tells_of_a_save_that_moves_the_old_file_away_first()
    {
        using var system = new FileSystemWatcher();
        using var events = Listening(system);
        File.Move(file, file + "~");
        await File.WriteAllTextAsync(file, "// another");

        (await Told()).Should().Be(new Saved(file));
    }

    [Test]
    public void Where_events_do_not_arrive_the_second_look_tells_and_the_next_ones_come_often()
    {
        using var system = new FileSystemWatcher();
        using var events = Listening(system);
        system.EnableRaisingEvents = false;
        File.WriteAllText(file, "// another");

        clock.Advance(FileEvents.Seldom);
        Signals().Should().BeEmpty("an event may come a moment later");
        clock.Advance(FileEvents.Seldom);
        Signals().Should().SatisfyRespectively(
            told => told.Should().BeOfType<Told>().Which.Words.Should().Contain("ten times a second"),
            saved => saved.Should().Be(new Saved(file)));

        File.WriteAllText(file, "// yet another");
        clock.Advance(FileEvents.Often);
        Signals().Should().Equal(new Saved(file));
    }

    [Test]
    public async Task Where_events_arrive_looking_tells_nothing_more()
    {
        using var system = new FileSystemWatcher();
        using var events = Listening(system);
        await File.WriteAllTextAsync(file, "// another");
        await Told();

        clock.Advance(FileEvents.Seldom);
        clock.Advance(FileEvents.Seldom);

        Signals().Should().NotContain(signal => signal is Told, "no word about missing events");
    }

    [Test]
    public void Too_many_events_at_once_are_a_reason_to_look()
    {
        using var system = new LoudWatcher();
        using var events = Listening(system);

        system.Fail(new InternalBufferOverflowException());

        Signals().Should().Equal(new Saved(null));
    }

    [Test]
    public void Events_that_end_are_told_and_the_files_are_looked_at()
    {
        using var system = new LoudWatcher();
        using var events = Listening(system);
        system.EnableRaisingEvents = false;

        system.Fail(new IOException("gone"));

        Signals().Should().ContainSingle().Which.Should().BeOfType<Told>().Which.Words.Should().Contain("gone");
        File.WriteAllText(file, "// another");
        Look().Should().Equal(new Saved(file));
    }

    private FileEvents Polling() => new(folder.Path, null, clock, signal => signals.Writer.TryWrite(signal));

    private FileEvents Listening(FileSystemWatcher system) =>
        new(folder.Path, system, clock, signal => signals.Writer.TryWrite(signal));

    private IReadOnlyList<Signal> Look()
    {
        clock.Advance(FileEvents.Often);
        return Signals();
    }

    private List<Signal> Signals()
    {
        var seen = new List<Signal>();
        while (signals.Reader.TryRead(out var signal))
        {
            seen.Add(signal);
        }

        return seen;
    }

    private async Task<Signal> Told() => await signals.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));

    private sealed class LoudWatcher : FileSystemWatcher
    {
        public void Fail(Exception exception) => OnError(new ErrorEventArgs(exception));
    }
}
