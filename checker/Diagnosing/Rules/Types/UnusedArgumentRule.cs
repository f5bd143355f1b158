using Katas.Checker.Reading;
using Microsoft.CodeAnalysis;

namespace Katas.Checker.Diagnosing.Rules.Types;

/// <summary>An argument that the solution uses, and that this code never reads.</summary>
internal sealed class UnusedArgumentRule : IRule
{
    public string Id => "unused-argument";

    public string Title => "An argument has no effect";

    public Certainty Certainty => Certainty.Sure;

    public FailureKind Explains => FailureKind.Any & ~FailureKind.Ends;

    public IEnumerable<RuleHit> Examine(TaskCode code) =>
        from parameter in Arguments.Unused(code)
        where code.Reference is not null && !Arguments.IsMask(parameter)
        select RuleHit.At(
            parameter,
            $"Whatever is passed for {parameter.Name}, the answer is the same. Its line in the comment above the member says what it is "
            + "there for: where in your code would it matter?",
            "and nothing after the checks of arguments reads it");
}
