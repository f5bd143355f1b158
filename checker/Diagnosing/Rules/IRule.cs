using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Katas.Checker.Diagnosing.Rules;

/// <summary>Recognises one way of going wrong with TorchSharp or transformers, from the code itself.</summary>
internal interface IRule
{
    /// <summary>Kebab-case, stable.</summary>
    string Id { get; }

    /// <summary>What is wrong, in a few words.</summary>
    string Title { get; }

    /// <summary>Looks through the member of a task that fails.</summary>
    IEnumerable<RuleHit> Examine(TaskCode code);
}

/// <summary>A task's member and what the compiler knows of it.</summary>
internal sealed record TaskCode(MemberDeclarationSyntax Member, SemanticModel Model)
{
    /// <summary>All calls in the member.</summary>
    public IEnumerable<InvocationExpressionSyntax> Calls => Member.DescendantNodes().OfType<InvocationExpressionSyntax>();

    /// <summary>Whether a layout that the member checks begins with "...", or it checks none.</summary>
    public bool HasLeadingDimensions
    {
        get
        {
            var layouts = Calls
                .Where(call => call.Expression.ToString() == "Guard.Layout" && call.ArgumentList.Arguments.Count == 2)
                .Select(call => call.ArgumentList.Arguments[1].ToString())
                .ToList();
            return layouts.Count == 0 || layouts.Any(layout => layout.Contains("...", StringComparison.Ordinal));
        }
    }

    /// <summary>The method that a call means, if it is one of TorchSharp's.</summary>
    public IMethodSymbol? TorchMethod(InvocationExpressionSyntax call) =>
        Model.GetSymbolInfo(call).Symbol is IMethodSymbol method && method.ContainingAssembly?.Name == "TorchSharp" ? method : null;

    /// <summary>The constant given for a parameter, or null.</summary>
    public object? Constant(InvocationExpressionSyntax call, IMethodSymbol method, string parameter)
    {
        var arguments = call.ArgumentList.Arguments;
        var named = arguments.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.Text == parameter);
        if (named is null)
        {
            int index = method.Parameters.ToList().FindIndex(candidate => candidate.Name == parameter);
            named = index >= 0 && index < arguments.Count && arguments[index].NameColon is null ? arguments[index] : null;
        }

        return named is null ? null : Model.GetConstantValue(named.Expression) is { HasValue: true } constant ? constant.Value : null;
    }
}

/// <summary>A place where a rule applies.</summary>
internal sealed record RuleHit(string Hint, string Excerpt, FileLinePositionSpan Place)
{
    public static RuleHit At(SyntaxNode node, string hint) =>
        new(hint, Shorten(node.ToString()), node.GetLocation().GetLineSpan());

    private static string Shorten(string code)
    {
        string line = string.Join(' ', code.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= 60 ? line : line[..57] + "…";
    }
}
