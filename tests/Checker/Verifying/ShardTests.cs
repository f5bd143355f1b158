using FluentAssertions;
using Katas.Checker;
using Katas.Checker.Verifying;
using NUnit.Framework;

namespace Katas.Tests.Checker.Verifying;

/// <summary>Shards share everything out, each thing once, and about equally.</summary>
public sealed class ShardTests
{
    private static readonly IReadOnlyList<Piece> Book = [.. RealBook.Instance.Lessons().SelectMany(new LessonPieces(RealBook.Instance).Split)];

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    [TestCase(7)]
    [TestCase(10_000)]
    public void Together_they_are_the_whole_and_no_piece_is_in_two(int count)
    {
        var shards = Enumerable.Range(1, count).Select(number => new Shard(number, count).Take(Book)).ToList();

        shards.SelectMany(pieces => pieces).Select(piece => piece.Name).Should().BeEquivalentTo(Book.Select(piece => piece.Name));
    }

    [TestCase(2)]
    [TestCase(3)]
    [TestCase(7)]
    public void They_are_about_as_heavy_as_one_another(int count)
    {
        int[] weights = [.. Enumerable.Range(1, count).Select(number => new Shard(number, count).Take(Book).Sum(piece => piece.Weight))];

        (weights.Max() - weights.Min()).Should().BeLessThanOrEqualTo(Book.Max(piece => piece.Weight));
    }

    [Test]
    public void The_same_shard_is_the_same_each_time_and_in_the_order_of_the_book()
    {
        var mine = new Shard(2, 3).Take(Book);

        mine.Should().Equal(new Shard(2, 3).Take([.. Book]));
        mine.Should().Equal(Book.Where(mine.Contains));
    }

    [Test]
    public void No_two_pieces_have_the_same_name() => Book.Select(piece => piece.Name).Should().OnlyHaveUniqueItems();

    [TestCase("1/1", 1, 1)]
    [TestCase("2/3", 2, 3)]
    public void It_is_read_as_people_write_it(string text, int number, int count) => Shard.Parse(text).Should().Be(new Shard(number, count));

    [TestCase("")]
    [TestCase("2")]
    [TestCase("0/3")]
    [TestCase("4/3")]
    [TestCase("1/0")]
    [TestCase("-1/3")]
    [TestCase("a/b")]
    [TestCase("1/2/3")]
    [TestCase("1,5/3")]
    public void Anything_else_is_refused(string text) =>
        FluentActions.Invoking(() => Shard.Parse(text)).Should().Throw<CheckerException>()
            .Where(exception => exception.ExitCode == ExitCode.Usage && exception.Message.Contains("2/3"));
}
