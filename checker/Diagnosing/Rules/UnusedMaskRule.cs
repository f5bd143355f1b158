using Katas.Checker.Compiling;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Katas.Checker.Diagnosing.Rules;

/// <summary>A parameter called mask that the body never reads, but for the checks of arguments.</summary>
internal sealed class UnusedMaskRule : IRule
{
    public string Id => "unused-mask";

    public string Title => "The mask is not used";

    public IEnumerable<RuleHit> Examine(TaskCode code)
    {
        if (code.Member is not BaseMethodDeclarationSyntax method)
        {
            yield break;
        }

        IEnumerable<SyntaxNode> body = method.Body is { } block
            ? block.Statements.SkipWhile(Stubber.IsGuard)
            : [method.ExpressionBody!];
        var names = body.SelectMany(node => node.DescendantNodesAndSelf()).OfType<IdentifierNameSyntax>()
            .Select(identifier => identifier.Identifier.Text).ToHashSet();
        foreach (var parameter in method.ParameterList.Parameters)
        {
            string name = parameter.Identifier.Text;
            if (name.EndsWith("mask", StringComparison.OrdinalIgnoreCase) && !names.Contains(name))
            {
                yield return RuleHit.At(
                    parameter,
                    "A query may then attend to padding, or to words that are still to come. The mask has to reach the scores "
                    + "before softmax.");
            }
        }
    }
}
