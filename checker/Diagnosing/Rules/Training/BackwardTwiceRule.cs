using Katas.Checker.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Katas.Checker.Diagnosing.Rules.Training;

/// <summary>backward twice through one graph: torch has thrown it away.</summary>
internal sealed class BackwardTwiceRule : IRule
{
    public string Id => "backward-twice";

    public string Title => "backward goes through the same graph twice";

    public Certainty Certainty => Certainty.Sure;

    public IEnumerable<RuleHit> Examine(TaskCode code)
    {
        var seen = new HashSet<IOperation>();
        foreach (var call in code.Torch("backward").Where(call => call.Input is not null && !Keeps(call)))
        {
            var sources = code.Flow.Sources(call.Input!).Where(source => source is not IParameterReferenceOperation).ToList();
            var loop = Branches.Loops(call.Syntax).FirstOrDefault();
            bool isOutside = loop is not null && sources.Count > 0 && sources.All(source => !loop.Span.Contains(source.Syntax.Span));
            if (isOutside || sources.Any(source => !seen.Add(source)))
            {
                yield return RuleHit.At(
                    call.Operation,
                    "Once backward has been through a computation, torch frees what it had kept for it. A second time needs a second "
                    + "computation: losses can be added up before, or each batch has its own.",
                    isOutside ? "in a loop, and its loss was computed before the loop" : "and that loss has been through backward already");
            }
        }
    }

    private static bool Keeps(Call call) => call.Argument("retain_graph") is { } keep && Values.IsTrue(keep);
}
