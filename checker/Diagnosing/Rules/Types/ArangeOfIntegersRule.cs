using Katas.Checker.Reading;

namespace Katas.Checker.Diagnosing.Rules.Types;

/// <summary>Positions made as whole numbers, where the solution says which fractions it wants.</summary>
internal sealed class ArangeOfIntegersRule : IRule
{
    public string Id => "arange-of-integers";

    public string Title => "arange counts in whole numbers here";

    public Certainty Certainty => Certainty.Possible;

    public IEnumerable<RuleHit> Examine(TaskCode code) =>
        from call in code.Torch("arange")
        where call.Argument("dtype") is null && code.Types.Find(call.Operation) == "Int64"
        where code.Reference?.Torch("arange").Any(own => own.Argument("dtype") is not null && code.Reference.Types.Find(own.Operation) != "Int64") == true
        where !code.Torch("to", "to_type", "float", "double", "type_as").Any(cast =>
            cast.Input is { } input && code.Flow.Behind(input).Contains(call.Operation))
        select RuleHit.At(
            call.Operation,
            "Given whole numbers, arange makes Int64. Divided or fed to a sine it then becomes Float32, whatever the precision of the rest, "
            + "and some functions refuse it. arange can be told which dtype its numbers should have.",
            "with whole numbers and no dtype");
}
