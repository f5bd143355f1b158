using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Katas.Checker.Reading;

/// <summary>The dtypes of tensors, where the code itself says so.</summary>
internal sealed class ValueTypes(Flow flow)
{
    private readonly Remembered<string> made = new();

    /// <summary>How many operations were looked at to answer what has been asked so far, each once.</summary>
    public int Looked => made.Count;

    /// <summary>The dtype, by its name in TorchSharp (<c>Bool</c>, <c>Int64</c>, <c>Float32</c>, …); null if it is not known.</summary>
    public string? Find(IOperation value)
    {
        string? found = null;
        foreach (var source in flow.Sources(value))
        {
            string? next = made.Of(source, Made);
            if (next is null || (found is not null && found != next))
            {
                return null;
            }

            found = next;
        }

        return found;
    }

    private string? Made(IOperation source) => source switch
    {
        IUnaryOperation { OperatorKind: UnaryOperatorKind.BitwiseNegation or UnaryOperatorKind.Minus } unary => Find(unary.Operand),
        IBinaryOperation { OperatorMethod.Name: { } name } binary when Symbols.IsTensor(binary.Type) =>
            TorchOperations.Is(name, OperationKinds.GivesBooleans) ? "Bool"
            : Wider(Find(binary.LeftOperand), Find(binary.RightOperand)) is "Bool" && name is "op_BitwiseAnd" or "op_BitwiseOr" ? "Bool"
            : null,
        IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } instance } => Find(instance),
        IPropertyReferenceOperation { Property.Name: "mT" or "T", Instance: { } instance } => Find(instance),
        IInvocationOperation operation => Made(new Call(operation)),
        _ => null,
    };

    private string? Made(Call call)
    {
        if (!call.IsTorch())
        {
            return null;
        }

        if (call.Argument("dtype", "type") is { } type && Named(type) is { } named)
        {
            return named;
        }

        if (call.Argument("dtype", "type") is not null)
        {
            return null;
        }

        return call.Name switch
        {
            "to" or "to_type" => call.Argument("other") is { } other ? Find(other) : null,
            "@float" or "float" => "Float32",
            "@double" or "double" => "Float64",
            "@bool" or "bool" => "Bool",
            "@long" or "long" => "Int64",
            "arange" => call.Operation.Arguments.Where(argument => argument.Parameter?.Name is "start" or "stop" or "step")
                .All(argument => IsWhole(argument.Value)) ? "Int64" : null,
            "tensor" or "from_array" => ElementType(call),
            "sum" or "prod" when call.Input is { } input => Find(input) is "Bool" or "Int64" or "Int32" ? "Int64" : null,
            _ when TorchOperations.Is(call.Name, OperationKinds.GivesBooleans) => "Bool",
            _ when TorchOperations.Is(call.Name, OperationKinds.GivesIndices) => "Int64",
            _ when TorchOperations.Is(call.Name, OperationKinds.MakesFloats) => "Float32",
            _ when TorchOperations.Is(call.Name, OperationKinds.MakesAlike | OperationKinds.KeepsType) => call.Input is { } input ? Find(input) : null,
            _ => null,
        };
    }

    /// <summary>Whether a number that is turned into a Scalar was a whole one.</summary>
    public static bool IsWhole(IOperation value) => IsWholeType(Values.Plain(value).Type);

    /// <summary>Whether it is int or long.</summary>
    public static bool IsWholeType(ITypeSymbol? type) => type?.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64;

    /// <summary>The type of tensors that hold values of a type of C#; null if there is none.</summary>
    public static string? Holding(ITypeSymbol? type) => type?.SpecialType switch
    {
        SpecialType.System_Double => "Float64",
        SpecialType.System_Single => "Float32",
        SpecialType.System_Int64 => "Int64",
        SpecialType.System_Int32 => "Int32",
        SpecialType.System_Boolean => "Bool",
        _ => null,
    };

    private static string? Named(IOperation type) => Values.Plain(type) is IFieldReferenceOperation { Field: { } field } && Symbols.IsTorch(field)
        ? field.Name switch
        {
            "int64" or "@long" => "Int64",
            "int32" => "Int32",
            "float32" => "Float32",
            "float64" => "Float64",
            "@bool" or "bool" => "Bool",
            { } name => name,
        }
        : null;

    private static string? ElementType(Call call)
    {
        var type = call.Operation.Arguments.FirstOrDefault() is { } argument ? argument.Value : null;
        var element = Symbols.ItemOf(Values.Plain(type!).Type) ?? (type?.Type is IArrayTypeSymbol array ? array.ElementType : null);
        return Holding(element);
    }

    private static string? Wider(string? one, string? other) => one == other ? one : null;
}
