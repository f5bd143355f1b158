using FluentAssertions;
using Katas.Checker.Diagnosing.Rules;
using Katas.Checker.Verdicts;
using Katas.Checker.Verifying;
using NUnit.Framework;

namespace Katas.Tests.Checker.Verifying;

/// <summary>What is counted of each rule.</summary>
public sealed class RuleUseTests
{
    private const string Rule = "missing-keepdim";

    [Test]
    public void Each_of_the_checkers_rules_is_counted_and_most_are_idle_where_nothing_is_told() =>
        RuleUse.Count([]).Should().HaveCount(AllRules.Instances.Count).And.OnlyContain(use => use.IsIdle);

    [Test]
    public void On_unseen_answers_it_helps_or_is_wrong_or_it_is_not_known_yet()
    {
        var use = Use(
            Unseen(Rule),
            Unseen($"{Rule} | squared"),
            Unseen("squared"),
            Unseen("?"),
            Unseen("squared", FindingSource.Mistake));

        use.Should().BeEquivalentTo(new { First = 4, Right = 2, Wrong = 1, Open = 1, OnMistakes = 0, IsIdle = false });
    }

    [Test]
    public void On_mistakes_it_says_the_same_where_their_files_name_it()
    {
        var use = Use(Mistake(Rule, agrees: true), Mistake(Rule, agrees: false), Mistake("another", agrees: false), Mistake(null, agrees: false));

        use.Should().BeEquivalentTo(new { OnMistakes = 2, OfMistakes = 1, First = 0 });
    }

    [Test]
    public void What_is_wrong_most_often_comes_first() =>
        RuleUse.Count([Unseen("squared"), Unseen("gradient-cut", rule: "gradient-cut")])[0].Rule.Should().Be(Rule);

    private static RuleUse Use(params Proof[] proofs) => RuleUse.Count(proofs).Single(use => use.Rule == Rule);

    private static Proof Unseen(string hears, FindingSource source = FindingSource.Rule, string rule = Rule) =>
        new("91", ProofKind.Unseen, "91.1 one", null)
        {
            Told = new Told("one.cs", "91.1", "", hears, KataStatus.Failed) { Source = source, First = rule },
        };

    private static Proof Mistake(string? rule, bool agrees) => new("91", ProofKind.Diagnosis, "91.1 one", null)
    {
        Told = new Told("one.cs", "91.1", "", "one", KataStatus.Failed)
        {
            Source = FindingSource.Mistake,
            First = "one",
            Rule = rule,
            RuleAgrees = agrees,
        },
    };
}
