using FluentAssertions;
using Katas.Checker.Compiling;
using Katas.Checker.Diagnosing;
using Katas.Checker.Diagnosing.Rules;
using NUnit.Framework;

namespace Katas.Tests.Checker.Verifying;

/// <summary>A rule that stumbles is silent for learners, and an error for the gate.</summary>
public sealed class RuleFinderTests
{
    private SampleBook sample;

    [SetUp]
    public void Start() => sample = new SampleBook();

    [TearDown]
    public void End() => sample.Dispose();

    [Test]
    public void Learners_still_hear_the_other_rules()
    {
        sample.Replace("solutions/91/Numbers.cs", "(values * weights).sum(-1)", "(values * weights).sum(-1) * (5 / 2)");

        Find(isStrict: false).Should().ContainSingle().Which.Should().Be("integer-division");
    }

    [Test]
    public void The_gate_is_told_which_rule_it_was()
    {
        FluentActions.Invoking(() => Find(isStrict: true)).Should().Throw<RuleException>()
            .Where(exception => exception.Message.StartsWith("the rule 'stumbling' throws InvalidCastException")
                && exception.Where.Contains(nameof(StumblingRule)));
    }

    private IEnumerable<string> Find(bool isStrict)
    {
        var code = RealBook.Compiler.Analyse("Answer", SourceTrees.Solution(sample.Lesson));
        var finder = new RuleFinder(RealBook.Compiler, isStrict, [new StumblingRule(), .. AllRules.Instances]);
        return finder.Find(sample.Lesson, code, "91.2").Select(finding => finding.Name);
    }
}
