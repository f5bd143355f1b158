using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Katas.Checker.Repairing.Edits;

/// <summary>A function's counterpart in its place; two arguments swapped; one passed that was left out, or left out that was passed.</summary>
internal sealed class CallEdits : IEdits
{
    private static readonly ILookup<string, string> Counterparts = new (string, string)[]
    {
        ("sin", "cos"), ("max", "min"), ("Max", "Min"), ("amax", "amin"), ("argmax", "argmin"), ("triu", "tril"), ("any", "all"),
        ("Any", "All"), ("floor", "ceil"), ("floor", "round"), ("Floor", "Ceiling"), ("Floor", "Round"), ("exp", "log"), ("sqrt", "square"), ("sqrt", "rsqrt"),
        ("sum", "mean"), ("First", "Last"), ("zeros", "ones"), ("zeros_like", "ones_like"), ("lt", "le"), ("gt", "ge"), ("eq", "ne"), ("lt", "gt"),
        ("le", "ge"), ("add", "sub"), ("mul", "div"), ("maximum", "minimum"), ("Take", "Skip"), ("softmax", "log_softmax"), ("var", "std"),
        ("relu", "gelu"), ("tanh", "sigmoid"), ("logical_and", "logical_or"), ("cat", "stack"), ("unsqueeze", "squeeze"), ("repeat", "repeat_interleave"),
        ("OrderBy", "OrderByDescending"), ("StartsWith", "EndsWith"), ("IndexOf", "LastIndexOf"), ("xavier_uniform_", "xavier_normal_"),
        ("uniform_", "normal_"), ("zeros_", "ones_"), ("Min", "Average"), ("Sum", "Average"), ("sum", "amax"), ("mean", "amax"), ("sum", "any"), ("log",
            "log2"), ("Log", "Log2"),
        ("view", "reshape"), ("masked_fill", "masked_fill_"), ("TrimStart", "Trim"), ("TakeLast", "Take"), ("SkipLast", "Skip"), ("cumsum", "sum"),
        ("add_", "sub_"), ("mul_", "div_"), ("add_", "copy_"), ("Sin", "Cos"), ("Exp", "Log"),
    }.SelectMany(pair => new[] { pair, (pair.Item2, pair.Item1) }).ToLookup(pair => pair.Item1, pair => pair.Item2);

    private static readonly HashSet<string> Reductions = ["sum", "mean", "amax", "amin", "max", "min", "any", "all", "Sum", "Average", "Max", "Min",
        "Any", "All"];

    public IEnumerable<Edit> Find(SyntaxNode node, EditScope scope)
    {
        switch (node)
        {
            case IdentifierNameSyntax name when Counterparts.Contains(name.Identifier.Text) && IsCalled(name):
                foreach (string other in Counterparts[name.Identifier.Text])
                {
                    yield return new Edit(node, other, Reductions.Contains(name.Identifier.Text) ? ChangeKind.Reduction : ChangeKind.Function);
                }

                break;
            case InvocationExpressionSyntax call:
                foreach (var edit in OfArguments(call, call.ArgumentList, scope))
                {
                    yield return edit;
                }

                if (Interleaved(call) is { } interleaved)
                {
                    yield return new Edit(call, interleaved, ChangeKind.Function);
                }

                if (call.Expression is MemberAccessExpressionSyntax {
                        Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax inner } before,
                    } outer
                    && scope.IsTensor(call) && scope.IsTensor(before) && scope.IsTensor(inner.Expression))
                {
                    yield return new Edit(
                        call, $"{inner.Expression}.{outer.Name}{call.ArgumentList}.{inner.Name}{before.ArgumentList}", ChangeKind.StepOrder);
                }

                break;
            case BaseObjectCreationExpressionSyntax { ArgumentList: { } arguments } creation:
                foreach (var edit in OfArguments(creation, arguments, scope))
                {
                    yield return edit;
                }

                break;
            case TupleExpressionSyntax { Arguments: [var first, var second] } when EditScope.AreSame(scope.Type(first.Expression),
                scope.Type(second.Expression)):
                yield return new Edit(node, $"({second}, {first})", ChangeKind.Order);
                break;
        }
    }

    private static IEnumerable<Edit> OfArguments(ExpressionSyntax call, ArgumentListSyntax list, EditScope scope)
    {
        var arguments = list.Arguments;
        string before = call.ToString()[..(list.SpanStart - call.SpanStart)];
        string after = call.ToString()[(list.Span.End - call.SpanStart)..];
        for (int i = 0; i + 1 < arguments.Count; i++)
        {
            if (arguments[i].NameColon is null && arguments[i + 1].NameColon is null
                && EditScope.AreSame(scope.Type(arguments[i].Expression), scope.Type(arguments[i + 1].Expression))
                && arguments[i].ToString() != arguments[i + 1].ToString())
            {
                var swapped = arguments.Select((argument, at) => at == i ? arguments[i + 1] : at == i + 1 ? arguments[i] : argument);
                yield return new Edit(call, $"{before}({string.Join(", ", swapped)}){after}", ChangeKind.Order);
            }
        }

        if (scope.Model.GetSymbolInfo(call).Symbol is not IMethodSymbol method)
        {
            yield break;
        }

        foreach (var argument in arguments)
        {
            if (scope.Parameter(argument) is { IsOptional: true } parameter && (argument.NameColon is not null || argument == arguments.Last()))
            {
                yield return new Edit(call, $"{before}({string.Join(", ", arguments.Where(other => other != argument))}){after}", Kind(parameter));
            }
        }

        // What is left out, and something of the same type is at hand.
        var passed = arguments.Select(scope.Parameter).ToList();
        foreach (var parameter in method.Parameters.Where(one => one.IsOptional && !passed.Contains(one, SymbolEqualityComparer.Default)))
        {
            foreach (string value in scope.Values(call, parameter.Type).OrderBy(value => Plain(value) == Plain(parameter.Name) ? 0 : 1).Take(4))
            {
                yield return new Edit(
                    call, $"{before}({string.Join(", ", arguments.Select(other => other.ToString()).Append($"{parameter.Name}: {value}"))}){after}",
                        Kind(parameter))
                {
                    Rank = Plain(value) == Plain(parameter.Name) ? 0 : 2,
                };
            }
        }
    }

    /// <summary>Each one several times in place of all of them several times.</summary>
    private static string? Interleaved(InvocationExpressionSyntax call)
    {
        var sizes = call.ArgumentList.Arguments.Select(argument => argument.ToString()).ToList();
        var repeated = sizes.Index().Where(size => size.Item != "1").ToList();
        return EditScope.Name(call) == "repeat" && call.Expression is MemberAccessExpressionSyntax member && repeated.Count == 1
            ? $"{member.Expression}.repeat_interleave({repeated[0].Item}, {repeated[0].Index})"
            : null;
    }

    private static bool IsCalled(IdentifierNameSyntax name) =>
        name.Parent is InvocationExpressionSyntax || (name.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax } member
            && member.Name == name);

    private static ChangeKind Kind(IParameterSymbol parameter) => parameter.Name == "training" ? ChangeKind.Training : ChangeKind.Argument;

    private static string Plain(string name) => name.Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();
}
