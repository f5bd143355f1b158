using Katas.Checker.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Katas.Checker.Diagnosing.CompileErrors;

/// <summary>A call to TorchSharp with arguments that do not fit its parameters.</summary>
internal static class CallAdvice
{
    private const int MostForms = 3;
    private const string MadeBy =
        "tensor(…) makes a tensor of given values; zeros(…), ones(…) and empty(…) make one of a given size. dtype: ScalarType.… sets its dtype.";

    private static readonly SymbolDisplayFormat Form = SymbolDisplayFormat.CSharpShortErrorMessageFormat
        .WithMemberOptions(SymbolDisplayMemberOptions.IncludeParameters)
        .WithParameterOptions(SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeType
            | SymbolDisplayParameterOptions.IncludeDefaultValue | SymbolDisplayParameterOptions.IncludeParamsRefOut)
        .WithMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    /// <summary>Advice about a call; null about anything else.</summary>
    public static string? Advise(CompileError found) => found.Error.Id switch
    {
        "CS1501" or "CS1739" or "CS7036" => Parameters(found),
        "CS9174" when found.Node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { Expression: MemberAccessExpressionSyntax called }
            && called.Name.Identifier.Text.EndsWith("Tensor", StringComparison.Ordinal) => MadeBy,
        "CS1503" or "CS9174" => Argument(found),
        "CS1729" when found.TypeOf(found.Node) is { } type && Symbols.IsTorch(type) && Symbols.IsModule(type) =>
            $"TorchSharp's layers are not made with new, but with nn.{type.Name}(…).",
        "CS1729" when Symbols.IsTensor(found.TypeOf(found.Node)) => MadeBy,
        "CS1955" when found.Node is SimpleNameSyntax name => Property(name),
        "CS1674" when found.Model.GetMemberGroup(found.Node).Any(Symbols.IsTorch) => "It is a method: call it, with round brackets.",
        "CS1744" when found.Token.ValueText == "bias" => "The parameter is called hasBias here: nn.Linear(3, 4, hasBias: false).",
        "CS0029" when found.Error.GetMessage().Contains("Modules.Parameter'", StringComparison.Ordinal) =>
            "What learns are Parameters here: nn.Parameter(…), or a module's parameters().",
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
            _ when wanted.Contains("GELU.Approximate'", StringComparison.Ordinal) => "It is an enum: Modules.GELU.Approximate.tanh or none.",
            _ when found.IsTensor(given) && wanted.Contains("Modules.Parameter>", StringComparison.Ordinal) =>
                "It takes a list of Parameters: a module's parameters().",
            _ when found.IsTensor(given) && IsCallOf(found, call, method => method.ContainingType.Name is "Math" or "MathF") =>
                "Math works on single numbers. Tensors have methods for the same: see what comes after the dot.",
            _ when found.IsTensor(given) && IsDimension(found, call, argument) => Parameters(found),
            _ when found.IsTensor(given) && ValueAdvice.IsNumber(wanted) => ValueAdvice.SingleValue,
            _ when !IsCallOf(found, call, Symbols.IsTorch) => null,
            _ when found.IsTensor(given)
                && (wanted.Contains("IList<", StringComparison.Ordinal) || wanted.Contains("IEnumerable<", StringComparison.Ordinal)) =>
                "Several tensors are given as a list: [first, second].",
            TupleExpressionSyntax tuple when tuple.Arguments.All(element => found.IsTensor(element.Expression)) =>
                "Several tensors are given as a list: [first, second].",
            TupleExpressionSyntax => "Sizes are given one by one or as a list, and not in round brackets.",
            _ when wanted.Contains("to 'long[]'", StringComparison.Ordinal) =>
                "Dimensions and sizes are a list of long here: [-1], or new long[] { -1 }.",
            CollectionExpressionSyntax list when list.Elements.Any(element => element is ExpressionElementSyntax { Expression: CollectionExpressionSyntax }) =>
                "A table of numbers is an array of two dimensions in C#: new[,] { { 1, 2 }, { 3, 4 } }.",
            _ => null,
        };
    }

    /// <summary>Whether the argument stands where TorchSharp's method takes a dimension.</summary>
    private static bool IsDimension(CompileError found, ExpressionSyntax call, ArgumentSyntax argument) =>
        call is InvocationExpressionSyntax invocation && argument.NameColon is null
        && invocation.ArgumentList.Arguments.IndexOf(argument) is var index and >= 0
        && found.Model.GetMemberGroup(invocation.Expression).OfType<IMethodSymbol>().Where(Symbols.IsTorch)
            .Any(method => method.Parameters.ElementAtOrDefault(index) is { Name: "dim" });

    private static string? Property(SimpleNameSyntax name) => name.Identifier.Text switch
    {
        "Generator" => "A generator is made by new Generator(seed).",
        "Tensor" => MadeBy,
        "grad" or "shape" or "ndim" or "dtype" or "device" or "is_leaf" or "requires_grad" or "T" or "mT" =>
            $"{name.Identifier.Text} is a property here: without round brackets.",
        _ => null,
    };

    private static bool IsCallOf(CompileError found, ExpressionSyntax call, Predicate<ISymbol> what) =>
        call is InvocationExpressionSyntax invocation && found.Model.GetMemberGroup(invocation.Expression).Any(method => what(method));
}
