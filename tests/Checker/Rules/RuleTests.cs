using FluentAssertions;
using Katas.Checker.Diagnosing.Rules;
using Katas.Checker.Diagnosing.Rules.Softmax;
using NUnit.Framework;

namespace Katas.Tests.Checker.Rules;

/// <summary>Each rule against code that it is made for, and against code that looks like it and is right.</summary>
public sealed class RuleTests
{
    internal static readonly IReadOnlyList<RuleCase> Table =
        [.. typeof(IRuleCases).Assembly.GetTypes()
            .Where(type => typeof(IRuleCases).IsAssignableFrom(type) && type.IsClass)
            .SelectMany(type => ((IRuleCases)Activator.CreateInstance(type)!).All)];

    [TestCaseSource(nameof(Cases))]
    public void The_rule_quotes_what_is_wrong_and_nothing_else(object entry)
    {
        var one = (RuleCase)entry;
        var rule = AllRules.Instances.Single(rule => rule.Id == one.Rule);

        var hits = RuleBench.Examine(
            rule, one.Types(one.Code), one.Solution is null ? null : one.Types(one.Solution), one.MayFail);

        hits.Select(hit => hit.Excerpt).Should().Equal(one.Excerpts, (quoted, expected) => Matches(quoted, expected));
    }

    [Test]
    public void Every_rule_is_tried_on_what_it_is_made_for_and_on_what_is_right()
    {
        string[] ids = [.. AllRules.Instances.Select(rule => rule.Id)];

        Table.Where(one => one.Excerpts.Length > 0).Select(one => one.Rule).Distinct().Should().BeEquivalentTo(ids);
        Table.Where(one => one.Excerpts.Length == 0).Select(one => one.Rule).Distinct().Should().BeEquivalentTo(ids);
    }

    [Test]
    public void Every_rule_is_found_by_the_checker_and_has_its_own_id()
    {
        AllRules.Instances.Select(rule => rule.Id).Should().OnlyHaveUniqueItems().And.HaveCountGreaterThanOrEqualTo(25);
        AllRules.Instances.Should().OnlyContain(rule => rule.Title.Length > 0 && !rule.Title.EndsWith('.'));
        AllRules.Instances.Should().OnlyContain(rule => rule.Id.All(letter => char.IsAsciiLetterLower(letter) || letter == '-' || char.IsDigit(letter)));
    }

    [Test]
    public void Every_class_is_named_for_its_rule() => AllRules.Instances.Should().OnlyContain(rule =>
        rule.GetType().Name.Equals(rule.Id.Replace("-", "", StringComparison.Ordinal) + "Rule", StringComparison.OrdinalIgnoreCase));

    [Test]
    public void A_hit_says_where_it_is_and_why_and_quotes_no_more_than_a_line()
    {
        const string code = "return scores\n    .exp()\n    .masked_fill(mask.logical_not().logical_not().logical_not().logical_not(), -1e9)\n    .softmax(0);";

        var hit = RuleBench.Examine(new SoftmaxDimensionRule(), RuleBench.Static(code)).Should().ContainSingle().Subject;

        hit.Excerpt.Should().EndWith("…").And.NotContain("\n").And.HaveLength(58);
        hit.Because.Should().StartWith("the code reads `scores .exp()");
        int line = RuleBench.Static(code).Split('\n').Index().Single(line => line.Item.Contains(".softmax(0)")).Index;
        hit.Place.StartLinePosition.Line.Should().Be(line + 2, "of a chain of calls it is the one that is meant, two lines of usings before");
    }

    [Test]
    public void Hints_are_warm_and_give_no_code()
    {
        foreach (var one in Table.Where(one => one.Excerpts.Length > 0))
        {
            var rule = AllRules.Instances.Single(rule => rule.Id == one.Rule);
            var hits = RuleBench.Examine(
                rule, one.Types(one.Code), one.Solution is null ? null : one.Types(one.Solution), one.MayFail);
            foreach (var hit in hits)
            {
                hit.Hint.Should().NotMatchRegex(@"\b([Jj]ust|[Ss]imply|[Oo]bviously)\b", rule.Id);
                hit.Hint.Should().NotMatchRegex(@"```|;\s*$|=>|\b\w+\.\w+\([^)]+\)", rule.Id);
                hit.Hint.Should().MatchRegex(@"[.?)]$", rule.Id);
            }
        }
    }

    // A quotation that is cut short need not be cut at the same letter.
    private static bool Matches(string quoted, string expected) => expected.EndsWith('…')
        ? quoted.EndsWith('…') && quoted.StartsWith(expected[..(expected.Length - 5)], StringComparison.Ordinal)
        : quoted == expected;

    private static IEnumerable<TestCaseData> Cases() => Table.Select(one => new TestCaseData(one).SetName(one.ToString().ReplaceLineEndings(" ")));
}
