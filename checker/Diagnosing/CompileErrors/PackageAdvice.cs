using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Katas.Checker.Diagnosing.CompileErrors;

/// <summary>A namespace that no package of the book has: perhaps of one that the learner has added.</summary>
internal static class PackageAdvice
{
    /// <summary>The packages of the book that a learner may know.</summary>
    public static IReadOnlyList<string> Packages { get; } = ["TorchSharp", "NUnit", "FluentAssertions", "ScottPlot", "Spectre.Console"];

    /// <summary>Advice about a <c>using</c> of what is not there; null about anything else.</summary>
    public static string? Advise(CompileError found) =>
        found.Error.Id is "CS0246" or "CS0234" && found.Node.FirstAncestorOrSelf<UsingDirectiveSyntax>() is { } directive
            ? $"The checker compiles with .NET's own libraries and the book's packages ({string.Join(", ", Packages)}), and none of them has "
                + $"{directive.NamespaceOrType}. A package that was added to a lesson's project is there for `dotnet test` alone. No task needs "
                + "one: write it with TorchSharp and .NET, and take the package out again, with "
                + "`dotnet remove exercises/NN package NAME`."
            : null;
}
