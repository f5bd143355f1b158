using FluentAssertions;
using Katas.Checker.Book;
using NUnit.Framework;

namespace Katas.Tests.Checker;

public sealed class NearestTests
{
    private static readonly string[] Words = ["check", "watch", "compare", "hint", "list", "01", "01.1", "01.3"];

    [TestCase("chekc", "check")]
    [TestCase("chek", "check")]
    [TestCase("wach", "watch")]
    [TestCase("01,3", "01.3")]
    [TestCase("o1.3", "01.3")]
    [TestCase("lits", "list")]
    public void A_slip_is_understood(string typed, string meant) => Nearest.Find(typed, Words).Should().Be(meant);

    [TestCase("frobnicate")]
    [TestCase("")]
    [TestCase("xyz")]
    public void What_is_near_to_nothing_is_not_guessed_at(string typed) => Nearest.Find(typed, Words).Should().BeNull();

    [TestCase("", "", 0)]
    [TestCase("kitten", "sitting", 3)]
    [TestCase("ab", "ba", 1)]
    [TestCase("abc", "", 3)]
    [TestCase("ca", "abc", 3)]
    public void The_distance_counts_edits_and_exchanges_of_neighbours(string one, string other, int distance)
    {
        Nearest.Distance(one, other).Should().Be(distance);
        Nearest.Distance(other, one).Should().Be(distance);
    }
}
