using System.Collections.Immutable;
using Katas.Toolkit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Katas.Checker.Reading;

/// <summary>A call of a method, with its arguments by the names of their parameters.</summary>
/// <param name="Operation">The compiler's operation.</param>
internal sealed record Call(IInvocationOperation Operation)
{
    /// <summary>The method's name.</summary>
    public string Name => Operation.TargetMethod.Name;

    /// <summary>Its place.</summary>
    public SyntaxNode Syntax => Operation.Syntax;

    /// <summary>Whether the method is TorchSharp's, one of these if any are named.</summary>
    public bool IsTorch(params ReadOnlySpan<string> names) =>
        Symbols.IsTorch(Operation.TargetMethod) && (names.IsEmpty || names.Contains(Name));

    /// <summary>Whether the method is TorchSharp's, and known to be of a kind.</summary>
    public bool IsTorch(OperationKinds kind) => Symbols.IsTorch(Operation.TargetMethod) && TorchOperations.Is(Name, kind);

    /// <summary>Whether the method is the workbook's own (the learner's, or an earlier lesson's), one of these if any are named.</summary>
    public bool IsBook(params ReadOnlySpan<string> names) =>
        Symbols.IsBook(Operation.TargetMethod) && (names.IsEmpty || names.Contains(Name));

    /// <summary>Whether the method is a lesson's that computes one of these.</summary>
    public bool Computes(params ReadOnlySpan<Concept> concepts) =>
        Concepts.Find(Operation.TargetMethod, Operation.SemanticModel!.Compilation) is { } concept && concepts.Contains(concept);

    /// <summary>Whether it is TorchSharp's or the workbook's method of that name: <c>softmax</c> and <c>Softmax</c> do the same.</summary>
    public bool Does(params ReadOnlySpan<string> names)
    {
        bool known = Symbols.IsTorch(Operation.TargetMethod) || Symbols.IsBook(Operation.TargetMethod);
        foreach (string name in names)
        {
            if (known && string.Equals(Name, name, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The tensor that it works on: before the dot, or the first argument. For a module: what it is called with.</summary>
    public IOperation? Input
    {
        get
        {
            if (Operation.Instance is { } instance && Symbols.IsTensor(instance.Type))
            {
                return instance;
            }

            return Operation.Arguments.FirstOrDefault(argument => Symbols.IsTensor(argument.Parameter?.Type))?.Value;
        }
    }

    /// <summary>The module that is called, as in <c>norm1.call(input)</c>; null if it is not a module.</summary>
    public IOperation? Module => Name is "call" or "forward" && Symbols.IsModule(Operation.Instance?.Type) ? Operation.Instance : null;

    /// <summary>The argument for a parameter, by any of its names; null where the default is left.</summary>
    public IOperation? Argument(params ReadOnlySpan<string> names)
    {
        foreach (var argument in Operation.Arguments)
        {
            if (argument.Parameter is { } parameter && names.Contains(parameter.Name) && argument.ArgumentKind != ArgumentKind.DefaultValue)
            {
                return argument.Value;
            }
        }

        return null;
    }

    /// <summary>Whether the method has a parameter of that name.</summary>
    public bool Has(string parameter) => Operation.TargetMethod.Parameters.Any(candidate => candidate.Name == parameter);

    /// <summary>The whole number given for a parameter, if it is a constant.</summary>
    public long? Number(params ReadOnlySpan<string> names) => Argument(names) is { } value ? Values.Whole(value) : null;

    /// <summary>The arguments one by one, those of a list spread out.</summary>
    public IReadOnlyList<IOperation> Items(params ReadOnlySpan<string> names) =>
        Argument(names) is { } value ? Values.Items(value) : [];
}
