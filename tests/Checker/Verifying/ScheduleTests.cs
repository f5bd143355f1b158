using FluentAssertions;
using Katas.Checker.Verifying;
using NUnit.Framework;

namespace Katas.Tests.Checker.Verifying;

/// <summary>What takes longest is proved first, by what is known of it; and what is known outlives the run.</summary>
public sealed class ScheduleTests
{
    private SampleBook sample;

    [SetUp]
    public void Start() => sample = new SampleBook();

    [TearDown]
    public void End() => sample.Dispose();

    [Test]
    public void Without_times_the_heaviest_comes_first() =>
        Order([Piece("01-a", 1), Piece("01-b", 3), Piece("01-c", 2)]).Should().Equal("01-b", "01-c", "01-a");

    [Test]
    public void Where_times_are_known_they_count() =>
        Order([Piece("01-a", 1), Piece("01-b", 3)], ("01-a", 9), ("01-b", 2)).Should().Equal("01-a", "01-b");

    [Test]
    public void What_is_not_known_is_judged_by_its_lesson_or_by_all_lessons() =>
        Order([Piece("01-a", 1), Piece("01-new", 2), Piece("02-a", 10), Piece("02-new", 4), Piece("03-new", 3)], ("01-a", 5), ("02-a", 6))
            .Should().Equal(["01-new", "02-a", "01-a", "03-new", "02-new"], "10 s, 6 s, 5 s, three times 1 s (11 s for 11), four times 0.6 s");

    [Test]
    public void What_is_noted_meanwhile_counts_for_what_still_waits()
    {
        var times = new PieceTimes(sample.Book);
        var schedule = new Schedule([Piece("01-a", 5), Piece("01-b", 3), Piece("02-a", 4)], times);

        schedule.Take()!.Name.Should().Be("01-a");
        times.Note("01-a", TimeSpan.FromSeconds(50));
        times.Note("02-a", TimeSpan.FromSeconds(1));

        schedule.Take()!.Name.Should().Be("01-b", "its lesson is slow");
        schedule.Take()!.Name.Should().Be("02-a");
        schedule.Take().Should().BeNull();
    }

    [Test]
    public void Times_are_kept_for_the_next_run()
    {
        var times = new PieceTimes(sample.Book);
        times.Note("91-stubs", TimeSpan.FromSeconds(1.5));
        times.Save();

        new PieceTimes(sample.Book).Find("91-stubs").Should().Be(1.5);
        new PieceTimes(sample.Book).Find("91-demo").Should().BeNull();
    }

    [TestCase("")]
    [TestCase("no json")]
    [TestCase("{\"91-stubs\": \"long\"}")]
    public void Times_that_can_not_be_read_count_as_none(string text)
    {
        sample.Write(".katas/proof-times.json", text);

        new PieceTimes(sample.Book).Find("91-stubs").Should().BeNull();
    }

    [Test]
    public void Times_that_can_not_be_kept_trouble_nobody()
    {
        sample.Write(".katas", "a file where the folder should be");
        var times = new PieceTimes(sample.Book);
        times.Note("91-stubs", TimeSpan.FromSeconds(1));

        FluentActions.Invoking(times.Save).Should().NotThrow();
    }

    private IEnumerable<string> Order(Piece[] pieces, params (string Name, double Seconds)[] known)
    {
        var times = new PieceTimes(sample.Book);
        foreach (var (name, seconds) in known)
        {
            times.Note(name, TimeSpan.FromSeconds(seconds));
        }

        var schedule = new Schedule(pieces, times);
        while (schedule.Take() is { } piece)
        {
            yield return piece.Name;
        }
    }

    private static Piece Piece(string name, int weight) => new(name, weight, (_, _) => Task.FromResult<IReadOnlyList<Proof>>([]));
}
