using FluentAssertions;
using Katas.Checker.Compiling;
using Katas.Checker.Diagnosing;
using Katas.Checker.Keeping;
using Katas.Checker.Repairing;
using Katas.Checker.Verdicts;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NUnit.Framework;

namespace Katas.Tests.Checker.Repairing;

/// <summary>The words of a repair, and their place among other findings.</summary>
public sealed class RepairFindingTests
{
    [Test]
    public void Every_kind_has_a_question() =>
        Enum.GetValues<ChangeKind>().Select(kind => RepairFinding.Levels(Whole(kind))[2])
            .Should().AllSatisfy(question => question.Should().EndWith("?")).And.OnlyHaveUniqueItems();

    [Test]
    public void Each_level_says_more() => RepairFinding.Levels(Whole(ChangeKind.Dimension)).Should().Equal(
        "One small change on line 3 makes every test pass.",
        "Look at `scores.softmax(0)`.",
        "Which dimension should it work on?");

    [Test]
    public void Two_changes_are_told_as_two()
    {
        var one = Change(ChangeKind.Dimension);

        RepairFinding.Levels(new Repair([one, one], true, 0, 4, 4))[0].Should().Be("Two small changes on line 3 make every test pass.");
    }

    [TestCase(0, 4, true)]
    [TestCase(0, 1, false)]
    [TestCase(2, 3, false)]
    [TestCase(0, 2, false)]
    public void A_step_is_told_only_if_it_mends_most_of_what_is_wrong(int before, int after, bool isTold) =>
        (RepairFinding.Create(new Repair([Change(ChangeKind.Dimension)], false, before, after, 6), 3) is not null).Should().Be(isTold);

    [Test]
    public void A_step_is_not_told_like_a_fact()
    {
        var finding = RepairFinding.Create(new Repair([Change(ChangeKind.Dimension)], false, 1, 5, 7), 3)!;

        finding.Hint.Should().StartWith("One small change on line 3 brings it closer, though something else is wrong as well.");
        finding.Because.Should().Be("with it 5 of 7 probe inputs come out right, and without it 1");
    }

    [Test]
    public void A_repair_comes_before_a_partial_match_and_a_likely_rule_and_after_a_mistake_that_explains_everything()
    {
        var repair = RepairFinding.Create(Whole(ChangeKind.Dimension), 3)!;

        Ranking.Order([Finding(FindingSource.Rule, Likelihoods.Likely), repair, Finding(FindingSource.Mistake, Likelihoods.Part(3, 4))])[0]
            .Should().Be(repair);
        Ranking.Order([repair, Finding(FindingSource.Mistake, Likelihoods.Known)])[1].Should().Be(repair);
    }

    [Test]
    public void A_repair_takes_the_place_of_what_the_test_was_about()
    {
        var repair = RepairFinding.Create(Whole(ChangeKind.Dimension), 3)!;

        Ranking.Order([Finding(FindingSource.Invariant, Likelihoods.Invariant), repair]).Should().Equal(repair);
    }

    [Test]
    public void A_hint_speaks_of_the_code_as_it_was_checked_and_no_longer()
    {
        using var sample = new SampleBook();
        var files = SourceTrees.Exercise(sample.Lesson);
        new RepairMemory(sample.Book).Remember("91.2", files, ["On line 3.", "Look at `x`.", "Which?"]);

        new RepairMemory(sample.Book).Recall("91.2", files).Should().Equal("On line 3.", "Look at `x`.", "Which?");
        sample.Solve();
        new RepairMemory(sample.Book).Recall("91.2", SourceTrees.Exercise(sample.Lesson)).Should().BeEmpty();
    }

    private static Repair Whole(ChangeKind kind) => new([Change(kind)], true, 0, 4, 4);

    private static Edit Change(ChangeKind kind)
    {
        var tree = SourceTrees.Parse("class A\n{\n    Tensor F(Tensor scores) => scores.softmax(0);\n}\n", "A.cs");
        return new Edit(tree.GetRoot().DescendantNodes().OfType<LiteralExpressionSyntax>().Single(), "-1", kind);
    }

    private static Finding Finding(FindingSource source, double likelihood) => new(source, "other", "Other", "", "", null, likelihood);
}
