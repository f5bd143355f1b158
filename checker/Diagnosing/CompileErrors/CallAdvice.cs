using Katas.Checker.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Katas.Checker.Diagnosing.CompileErrors;

/// <summary>A call to TorchSharp with arguments that do not fit its parameters.</summary>
internal static class CallAdvice
{
    private const int MostForms = 3;

    private static readonly SymbolDisplayFormat Form = SymbolDisplayFormat.CSharpShortErrorMessageFormat
        .WithMemberOptions(SymbolDisplayMemberOptions.IncludeParameters)
        .WithParameterOptions(SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeType
            | SymbolDisplayParameterOptions.IncludeDefaultValue | SymbolDisplayParameterOptions.IncludeParamsRefOut)
        .WithMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    /// <summary>Advice about a call; null about anything else.</summary>
    public static string? Advise(CompileError found) => found.Error.Id switch
    {
        "CS1501" or "CS1739" or "CS7036" => Parameters(found),
        "CS1503" or "CS9174" => Argument(found),
        "CS1729" when found.TypeOf(found.Node) is { } type && Symbols.IsTorch(type) && Symbols.IsModule(type) =>
            $"TorchSharp's layers are not made by new, but by nn.{type.Name}(…).",
        "CS0149" when Symbols.IsModule(found.TypeOf(found.Node)) => "A module is called by its method call: layer.call(x).",
        _ => null,
    };

    /// <summary>The overloads of a method, where the arguments fit none by number or name.</summary>
    private static string? Parameters(CompileError found)
    {
        var call = found.Node.FirstAncestorOrSelf<InvocationExpressionSyntax>();
        var methods = call is null ? [] : found.Model.GetMemberGroup(call.Expression).OfType<IMethodSymbol>().Where(Symbols.IsTorch).ToList();
        if (methods.Count == 0)
        {
            return null;
        }

        var forms = methods.OrderBy(method => method.Parameters.Length).Select(method => method.ToDisplayString(Form)).Distinct().ToList();
        string rest = forms.Count > MostForms ? $", and {forms.Count - MostForms} more" : "";
        return $"It is called as {string.Join(" or ", forms.Take(MostForms))}{rest}.";
    }

    /// <summary>An argument of another type than TorchSharp asks for.</summary>
    private static string? Argument(CompileError found)
    {
        if (found.Node.FirstAncestorOrSelf<ArgumentSyntax>() is not { Parent.Parent: ExpressionSyntax call } argument)
        {
            return null;
        }

        string wanted = found.Error.GetMessage();
        var given = argument.Expression;
        return given switch
        {
            _ when found.IsTensor(given) && IsCallOf(found, call, method => method.ContainingType.Name is "Math" or "MathF") =>
                "Math works on single numbers. Tensors have methods for the same: see what comes after the dot.",
            _ when found.IsTensor(given) && ValueAdvice.IsNumber(wanted) => ValueAdvice.SingleValue,
            _ when !IsCallOf(found, call, Symbols.IsTorch) => null,
            _ when found.IsTensor(given)
                && (wanted.Contains("IList<", StringComparison.Ordinal) || wanted.Contains("IEnumerable<", StringComparison.Ordinal)) =>
                "Tensors that are joined are given as a list: [first, second].",
            TupleExpressionSyntax => "Sizes are given one by one or as a list, and not in round brackets.",
            _ when wanted.Contains("to 'long[]'", StringComparison.Ordinal) =>
                "Dimensions and sizes are a list of long here: [-1], or new long[] { -1 }.",
            CollectionExpressionSyntax list when list.Elements.Any(element => element is ExpressionElementSyntax { Expression: CollectionExpressionSyntax }) =>
                "A table of numbers is an array of two dimensions in C#: new[,] { { 1, 2 }, { 3, 4 } }.",
            _ => null,
        };
    }

    private static bool IsCallOf(CompileError found, ExpressionSyntax call, Predicate<ISymbol> what) =>
        call is InvocationExpressionSyntax invocation && found.Model.GetMemberGroup(invocation.Expression).Any(method => what(method));
}
