using Katas.Checker.Diagnosing.Rules;
using Katas.Checker.Reading;

namespace Katas.Tests.Checker.Verifying;

/// <summary>A rule that throws at whatever it reads.</summary>
internal sealed class StumblingRule : IRule
{
    public string Id => "stumbling";

    public string Title => "It never comes to this";

    public Certainty Certainty => Certainty.Sure;

    public IEnumerable<RuleHit> Examine(TaskCode code) => throw new InvalidCastException("of no importance");
}
