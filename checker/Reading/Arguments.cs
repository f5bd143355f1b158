using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Katas.Checker.Reading;

/// <summary>What a task does with its arguments.</summary>
internal static class Arguments
{
    /// <summary>Whether a parameter is a mask, by its name.</summary>
    public static bool IsMask(IParameterSymbol parameter) => parameter.Name.EndsWith("mask", StringComparison.OrdinalIgnoreCase);

    /// <summary>The parameters that the code never reads after the checks of arguments, though the solution does.</summary>
    public static IEnumerable<IParameterSymbol> Unused(TaskCode code)
    {
        var wanted = code.Reference is { } reference ? Read(reference).ToHashSet() : null;
        var read = Read(code).ToHashSet();
        return code.Parameters.Where(parameter => !read.Contains(parameter.Name) && wanted?.Contains(parameter.Name) != false);
    }

    private static IEnumerable<string> Read(TaskCode code) =>
        from reference in code.All<IParameterReferenceOperation>()
        where code.Parameters.Any(own => Symbols.Same(own, reference.Parameter)) && !IsWritten(reference) && !IsCheck(reference)
        select reference.Parameter.Name;

    private static bool IsWritten(IOperation reference) =>
        reference.Parent is ISimpleAssignmentOperation assignment && assignment.Target == reference;

    private static bool IsCheck(IOperation reference)
    {
        for (var outer = reference.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is INameOfOperation
                || (outer is IInvocationOperation { TargetMethod: { ReturnsVoid: true, ContainingType.Name: var type } method }
                    && Symbols.IsBook(method) && type.StartsWith("Guard", StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }
}
