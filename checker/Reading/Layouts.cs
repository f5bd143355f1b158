using Katas.Toolkit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Katas.Checker.Reading;

/// <summary>
/// Follows the names of dimensions through the code, from the checks of arguments on: what is transposed, multiplied or split, and how.
/// Where it loses track of them it says so, and never guesses.
/// </summary>
internal sealed class Layouts
{
    private static readonly HashSet<string> KeepingModules = ["Dropout", "LayerNorm", "GELU", "ReLU", "SiLU", "Tanh", "Softmax", "Sigmoid", "Identity"];

    private readonly TaskCode code;
    private readonly Dictionary<ISymbol, Layout> given = new(SymbolEqualityComparer.Default);
    private readonly Remembered<Layout> made = new();

    public Layouts(TaskCode code)
    {
        this.code = code;
        foreach (var call in code.Calls.Where(call => call.IsBook("Layout") && call.Operation.TargetMethod.ContainingType.Name == "Guard"))
        {
            if (call.Argument("tensor") is { } tensor && TaskCode.SymbolOf(Values.Plain(tensor)) is IParameterSymbol parameter
                && call.Argument("layout")?.ConstantValue is { HasValue: true, Value: string layout })
            {
                given[parameter] = Layout.Parse(layout);
            }
        }
    }

    /// <summary>The layouts in the argument checks.</summary>
    public IReadOnlyDictionary<ISymbol, Layout> Given => given;

    /// <summary>How many operations were looked at to answer what has been asked so far, each once.</summary>
    public int Looked => made.Count;

    /// <summary>The name of the dimension that a whole number is the size of; null if it is not known.</summary>
    public string? SizeOf(IOperation number)
    {
        string? name = null;
        foreach (var source in code.Flow.Sources(number))
        {
            string? next = source switch
            {
                IInvocationOperation operation when new Call(operation) is { Input: { } tensor } call && call.IsTorch("size") =>
                    call.Number("dim") is { } dimension ? Find(tensor)?.Name(dimension) : null,
                IArrayElementReferenceOperation { Indices: [var index] } element => Shape(element.ArrayReference, index),
                IImplicitIndexerReferenceOperation element => Shape(element.Instance, element.Argument),
                _ => null,
            };
            if (next is null || (name is not null && name != next))
            {
                return null;
            }

            name = next;
        }

        return name;
    }

    private string? Shape(IOperation array, IOperation index)
    {
        long? dimension = Values.Plain(index) is IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } fromEnd
            ? -Values.Whole(fromEnd.Operand)
            : Values.Whole(index);
        return dimension is { } known && code.Flow.Sources(array) is [IPropertyReferenceOperation { Property.Name: "shape", Instance: { } tensor }]
            ? Find(tensor)?.Name(known)
            : null;
    }

    /// <summary>The dimensions of a value; null if they are not known.</summary>
    public Layout? Find(IOperation value)
    {
        Layout? found = null;
        foreach (var source in code.Flow.Sources(value))
        {
            var next = made.Of(source, Made);
            if (next is null || (found is not null && found.ToString() != next.ToString()))
            {
                return null;
            }

            found = next;
        }

        return found;
    }

    private Layout? Made(IOperation source)
    {
        switch (source)
        {
            case IParameterReferenceOperation parameter:
                return given.GetValueOrDefault(parameter.Parameter);
            case IPropertyReferenceOperation { Property.Name: "mT", Instance: { } instance }:
                return Find(instance)?.Swap(-2, -1);
            case IPropertyReferenceOperation { Property.Name: "T", Instance: { } instance }:
                return Find(instance) is { IsOpen: false } layout ? layout with { Names = [.. layout.Names.Reverse()] } : null;
            case IUnaryOperation unary when Symbols.IsTensor(unary.Type):
                return Find(unary.Operand);
            case IInvocationOperation operation:
                return Made(new Call(operation));
            default:
                return Values.Arithmetic(source) is var (_, left, right) ? Broadcast(left, right) : null;
        }
    }

    private Layout? Broadcast(IOperation left, IOperation right)
    {
        bool isLeft = Symbols.IsTensor(Values.Plain(left).Type);
        bool isRight = Symbols.IsTensor(Values.Plain(right).Type);
        var (one, other) = (isLeft ? Find(left) : null, isRight ? Find(right) : null);
        return isLeft && isRight ? (one is null || other is null ? null : Layout.Broadcast(one, other)) : isLeft ? one : other;
    }

    private Layout? Made(Call call)
    {
        if (call.Module is { } module)
        {
            return OfModule(module.Type?.Name, call);
        }

        if (!call.IsTorch() && !call.IsBook())
        {
            return null;
        }

        if (call.Input is not { } input)
        {
            return call.Name == "einsum" ? Einsum(call) : null;
        }

        if (Values.Arithmetic(call.Operation) is var (_, left, right))
        {
            return Broadcast(left, right);
        }

        var layout = Find(input);
        return call.Name switch
        {
            _ when call.Name is "matmul" or "bmm" or "mm" || call.Computes(Concept.WeightedSum) =>
                call.Argument("target", "mat2", "batch2", "right", "other", "value") is { } other
                ? Product(layout, Find(other))
                : null,
            _ when call.Computes(Concept.Scores) && call.Argument("key") is { } key => Product(layout, Find(key)?.Swap(-2, -1)),
            "linear" when layout is not null => layout.With(layout.Names.Count - 1, 1, Layout.Unknown),
            _ when layout is null => null,
            _ when TorchOperations.Is(call.Name, OperationKinds.Swaps) =>
                call.Number("dim0", "axis0") is { } first && call.Number("dim1", "axis1") is { } second ? layout.Swap(first, second) : null,
            "permute" => Permuted(call, layout),
            "unsqueeze" => call.Number("dim") is { } at ? Inserted(layout, at) : null,
            "squeeze" or "select" => call.Number("dim") is { } dimension && layout.Index(dimension) is { } index ? layout.With(index, 1) : null,
            "narrow" or "index_select" or "topk" => Renamed(call, layout),
            "flatten" => Flattened(call, layout),
            "unflatten" => call.Number("dim") is { } dimension && layout.Index(dimension) is { } index && call.Argument("sizes") is not null
                ? layout.With(index, 1, call.Items("sizes").Select(Size))
                : null,
            "view" or "reshape" => Cut(call.Items("shape")),
            _ when TorchOperations.Is(call.Name, OperationKinds.KeepsLayout) => layout,
            _ when call.Computes(Concept.Scale, Concept.Temperature, Concept.Masking, Concept.Softmax) => layout,
            _ when TorchOperations.Is(call.Name, OperationKinds.DropsDimension) => Reduced(call, layout),
            _ => null,
        };
    }

    private Layout? OfModule(string? module, Call call)
    {
        var layout = call.Input is { } input ? Find(input) : null;
        return layout is null || module is null ? null
            : module == "Linear" ? layout.With(layout.Names.Count - 1, 1, Layout.Unknown)
            : module == "Embedding" ? layout with { Names = [.. layout.Names, Layout.Unknown] }
            : KeepingModules.Contains(module) ? layout
            : null;
    }

    /// <summary>The layout of a list of sizes. Sizes taken over from another tensor stand for any number of dimensions.</summary>
    private Layout? Cut(IReadOnlyList<IOperation> sizes)
    {
        bool isOpen = sizes.Count > 0 && sizes[0] is ISpreadOperation;
        var own = sizes.Skip(isOpen ? 1 : 0).ToList();
        return own.Any(size => size is ISpreadOperation) ? null : new Layout(isOpen, [.. own.Select(Size)]);
    }

    private string Size(IOperation number) => SizeOf(number) ?? (Values.Whole(number) == 1 ? Layout.One : Layout.Unknown);

    private static Layout? Product(Layout? left, Layout? right)
    {
        if (left is null || right is null || left.Names.Count < 2 || right.Names.Count == 0)
        {
            return null;
        }

        if (right is { IsOpen: false, Names.Count: 1 })
        {
            return left.With(left.Names.Count - 1, 1);
        }

        if (right.Names.Count < 2)
        {
            return null;
        }

        var batch = Layout.Broadcast(left.With(left.Names.Count - 2, 2), right.With(right.Names.Count - 2, 2));
        return batch with { Names = [.. batch.Names, left.Names[^2], right.Names[^1]] };
    }

    private static Layout? Permuted(Call call, Layout layout)
    {
        var order = call.Items("permutation").Select(Values.Whole).ToList();
        return order.Count > 0 && order.All(at => at is { } known && layout.Index(known) is not null)
            ? layout with { Names = [.. order.Select(at => layout.Names[layout.Index(at!.Value)!.Value])] }
            : null;
    }

    private static Layout? Inserted(Layout layout, long at) =>
        at < 0 && -at <= layout.Names.Count + 1 ? layout.With((int)(layout.Names.Count + 1 + at), 0, Layout.One)
        : at >= 0 && !layout.IsOpen && at <= layout.Names.Count ? layout.With((int)at, 0, Layout.One)
        : null;

    private static Layout? Renamed(Call call, Layout layout) =>
        call.Number("dim") is { } dimension && layout.Index(dimension) is { } index ? layout.With(index, 1, Layout.Unknown) : null;

    private static Layout? Flattened(Call call, Layout layout)
    {
        long start = call.Number("start_dim") ?? (call.Argument("start_dim") is null ? 0 : long.MinValue);
        long end = call.Number("end_dim") ?? (call.Argument("end_dim") is null ? -1 : long.MinValue);
        return layout.Index(start) is { } first && layout.Index(end) is { } last && first <= last
            ? layout.With(first, last - first + 1, Layout.Unknown)
            : null;
    }

    private static Layout? Reduced(Call call, Layout layout)
    {
        if (call.Argument("dim", "dims", "dimensions") is not { } dimension || Values.Whole(call.Items("dim", "dims", "dimensions")[0]) is null)
        {
            return null;
        }

        int?[] indices = [.. Values.Items(dimension).Select(item => Values.Whole(item) is { } known ? layout.Index(known) : null)];
        if (indices.Any(index => index is null))
        {
            return null;
        }

        bool keep = call.Argument("keepdim") is { } keepdim && Values.IsTrue(keepdim);
        var names = layout.Names.Select((name, i) => indices.Contains(i) ? (keep ? Layout.One : null) : name);
        return layout with { Names = [.. names.OfType<string>()] };
    }

    private Layout? Einsum(Call call)
    {
        if (call.Argument("equation")?.ConstantValue is not { HasValue: true, Value: string equation } || equation.Split("->") is not [var from, var to])
        {
            return null;
        }

        var names = new Dictionary<char, string>();
        bool isOpen = false;
        foreach (var (pattern, tensor) in from.Split(',').Zip(call.Items("tensors")))
        {
            string letters = pattern.Replace("...", "").Trim();
            if (Find(tensor) is not { } layout || layout.Names.Count < letters.Length)
            {
                continue;
            }

            isOpen |= pattern.Contains("...") && (layout.IsOpen || layout.Names.Count > letters.Length);
            foreach (var (letter, name) in letters.Zip(layout.Names.Skip(layout.Names.Count - letters.Length)))
            {
                names.TryAdd(letter, name);
            }
        }

        return new Layout(isOpen, [.. to.Replace("...", "").Trim().Select(letter => names.GetValueOrDefault(letter, Layout.Unknown))]);
    }
}
