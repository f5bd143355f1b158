using Katas.Checker.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Katas.Checker.Diagnosing.CompileErrors;

/// <summary>A name that does not exist where it is looked for: its right name, and its right place.</summary>
internal static class NameAdvice
{
    /// <summary>Advice about a name that does not exist; null about anything else.</summary>
    public static string? Advise(CompileError found) => found.Error.Id switch
    {
        "CS0103" or "CS0117" or "CS1061" when found.Node is SimpleNameSyntax name => Advise(found, name),

        // Of a method that only LINQ has, the compiler marks what stands before the dot, or can't guess the types.
        "CS1929" when found.Node.Parent is MemberAccessExpressionSyntax access && access.Expression == found.Node => Advise(found, access.Name),
        "CS0411" => OfGuessed(found),
        _ => null,
    };

    private static string? OfGuessed(CompileError found) => found.Node switch
    {
        SimpleNameSyntax { Identifier.Text: "item", Parent: MemberAccessExpressionSyntax access } when found.IsTensor(access.Expression) =>
            "item has to be told the type, item<float>() or item<long>(), and it has to match the tensor's dtype. ToSingle, ToDouble and "
            + "ToInt64 convert.",
        SimpleNameSyntax { Parent: MemberAccessExpressionSyntax access } name when found.IsTensor(access.Expression) => Advise(found, name),
        _ => null,
    };

    private static string? Advise(CompileError found, SimpleNameSyntax name)
    {
        var owner = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? Owner(found, access.Expression) : null;
        if (ValueAdvice.Tuple(owner) is { } tuple)
        {
            return tuple;
        }

        if (owner is null ? found.Error.Id != "CS0103" : !Symbols.IsTorch(owner))
        {
            return null;
        }

        if (MissingNames.Find(name.Identifier.Text) is { } advice && owner is not null)
        {
            return advice;
        }

        var near = TorchNames.Near(found.Model.Compilation, name.Identifier.Text, owner);
        return near.Count == 0 ? null : $"TorchSharp has {Listing(near)}.";
    }

    private static ITypeSymbol? Owner(CompileError found, ExpressionSyntax expression) =>
        found.Model.GetSymbolInfo(expression).Symbol as INamedTypeSymbol ?? found.TypeOf(expression);

    private static string Listing(IReadOnlyList<string> names) =>
        names.Count == 1 ? names[0] : $"{string.Join(", ", names.Take(names.Count - 1))} and {names[^1]}";
}
