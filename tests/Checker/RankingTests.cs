using FluentAssertions;
using Katas.Checker.Diagnosing;
using Katas.Checker.Verdicts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using NUnit.Framework;

namespace Katas.Tests.Checker;

/// <summary>The likeliest first, nothing twice, three at most.</summary>
public sealed class RankingTests
{
    [Test]
    public void Nothing_found_is_nothing_said() => Ranking.Order([]).Should().BeEmpty();

    [Test]
    public void The_likeliest_comes_first_whoever_found_it() =>
        Names(Rule("maybe", Likelihoods.Possible, line: 3), Rule("sure", Likelihoods.Sure), Mistake("known"))
            .Should().Equal("known", "sure", "maybe");

    [Test]
    public void Equally_likely_ones_stay_in_the_order_in_which_they_were_found() =>
        Names(Rule("first", Likelihoods.Likely, line: 3), Rule("second", Likelihoods.Likely, line: 2))
            .Should().Equal("first", "second");

    [Test]
    public void Three_are_shown_and_no_more() =>
        Names(Rule("a", 0.5, 1), Rule("b", 0.4, 2), Rule("c", 0.3, 3), Rule("d", 0.2, 4)).Should().Equal("a", "b", "c");

    [Test]
    public void A_sure_rule_comes_before_a_mistake_that_explains_half_of_what_is_wrong() =>
        Names(Mistake("half") with { Likelihood = Likelihoods.Part(1, 2) }, Rule("sure", Likelihoods.Sure))
            .Should().Equal("sure", "half");

    [Test]
    public void A_mistake_that_explains_most_of_what_is_wrong_comes_before_a_likely_rule() =>
        Names(Rule("likely", Likelihoods.Likely), Mistake("most") with { Likelihood = Likelihoods.Part(3, 4) })
            .Should().Equal("most", "likely");

    [Test]
    public void A_mistake_told_by_exceptions_alone_gives_way_to_a_sure_rule() =>
        Names(Mistake("threw") with { Likelihood = Likelihoods.Exceptions }, Rule("sure", Likelihoods.Sure)).Should().Equal("sure", "threw");

    [Test]
    public void A_rule_that_a_named_mistake_stands_for_lends_it_its_place_and_is_not_heard_again()
    {
        var finding = Ranking.Order([Mistake("masked", "finite-mask"), Rule("finite-mask", Likelihoods.Likely, line: 7)])
            .Should().ContainSingle().Subject;

        finding.Name.Should().Be("masked");
        finding.Place!.Value.StartLinePosition.Line.Should().Be(6, "the mistake itself knows only the member");
        finding.Because.Should().Be("it computes the same, and the code reads `finite-mask`");
    }

    [Test]
    public void A_mistake_told_by_exceptions_alone_is_confirmed_by_a_rule_that_it_stands_for()
    {
        var finding = Ranking.Order([Mistake("viewed", "view") with { Likelihood = Likelihoods.Exceptions }, Rule("view", Likelihoods.OnTheLine, line: 7)])
            .Should().ContainSingle().Subject;

        finding.Name.Should().Be("viewed", "it knows the task, and the rule only torch");
        finding.Likelihood.Should().Be(Likelihoods.OnTheLine);
    }

    [Test]
    public void A_rule_that_comes_before_the_mistake_it_stands_for_makes_that_superfluous() =>
        Names(Mistake("masked", "finite-mask") with { Likelihood = 0.5 }, Rule("finite-mask", Likelihoods.Sure)).Should().Equal("finite-mask");

    [Test]
    public void A_mistake_may_stand_for_several_rules() =>
        Names(Mistake("both", "one", "two"), Rule("two", 0.5, 1), Rule("one", 0.4, 2), Rule("three", 0.3, 3)).Should().Equal("both", "three");

    [Test]
    public void A_rule_that_applies_again_is_heard_once_and_says_where_else()
    {
        var finding = Ranking.Order([Rule("finite-mask", 0.6, line: 9), Rule("finite-mask", 0.6, line: 4), Rule("finite-mask", 0.6, line: 12)])
            .Should().ContainSingle().Subject;

        finding.Place!.Value.StartLinePosition.Line.Should().Be(3);
        finding.Because.Should().EndWith("(and again on lines 9, 12)");
    }

    [Test]
    public void Of_two_rules_about_the_very_same_code_the_surer_one_is_heard() =>
        Names(Rule("likely", Likelihoods.Likely, line: 5), Rule("sure", Likelihoods.Sure, line: 5)).Should().Equal("sure");

    [Test]
    public void What_a_test_was_about_is_said_where_nothing_better_is_known()
    {
        var invariant = new Finding(FindingSource.Invariant, "test", "A test fails", "hint", "why", At(1), Likelihoods.Invariant);

        Names(invariant).Should().Equal("test");
        Names(invariant, Rule("rule", Likelihoods.Possible)).Should().Equal("rule");
        Names(invariant, Mistake("mistake")).Should().Equal("mistake");
    }

    [Test]
    public void What_a_test_was_about_comes_before_a_rule_that_explains_another_test()
    {
        var invariant = new Finding(FindingSource.Invariant, "test", "A test fails", "hint", "why", At(1), Likelihoods.Invariant);

        Names(Rule("elsewhere", Likelihoods.OfAnotherTest), invariant).Should().Equal("test", "elsewhere");
    }

    [Test]
    public void What_an_error_means_comes_before_what_does_not_explain_it() =>
        Names(Error, Rule("elsewhere", Likelihoods.Sure, 9), Mistake("part") with { Likelihood = Likelihoods.Part(9, 10) })
            .Should().Equal("error", "elsewhere", "part");

    [Test]
    public void What_an_error_means_is_not_said_where_something_explains_it()
    {
        Names(Error, Rule("on the line", Likelihoods.OnTheLine, 9)).Should().Equal("on the line");
        Names(Error, Mistake("known")).Should().Equal("known");
        Names(Error, Mistake("threw") with { Likelihood = Likelihoods.Exceptions }).Should().Equal("threw");
    }

    [Test]
    public void A_mistake_that_explains_a_part_is_less_likely_than_one_that_explains_all() =>
        Likelihoods.Part(99, 100).Should().BeLessThan(Likelihoods.Exceptions);

    private static Finding Error => new(FindingSource.Error, "error", "error", "hint", "why", At(7), Likelihoods.Error);

    private static IEnumerable<string> Names(params Finding[] findings) => Ranking.Order(findings).Select(finding => finding.Name);

    private static Finding Mistake(string name, params string[] rules) =>
        new(FindingSource.Mistake, name, name, "hint", "it computes the same", At(2), Rules: rules);

    private static Finding Rule(string name, double likelihood, int line = 1) =>
        new(FindingSource.Rule, name, name, "hint", $"the code reads `{name}`", At(line), likelihood);

    private static FileLinePositionSpan At(int line) =>
        new("Attention.cs", new LinePositionSpan(new LinePosition(line - 1, 0), new LinePosition(line - 1, 9)));
}
