using Katas.Toolkit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Katas.Checker.Reading;

/// <summary>Kinds of steps that a value takes on its way, as far as rules look behind them.</summary>
internal static class Steps
{
    /// <summary>Whether the result shares the memory of what it is made from: written into, it changes that.</summary>
    public static bool IsView(IOperation operation) => operation switch
    {
        IInvocationOperation call => new Call(call) is var torch && torch.IsTorch() && TorchOperations.Is(call.TargetMethod.Name, OperationKinds.View),
        IPropertyReferenceOperation { Property: { } property } =>
            Symbols.IsTorch(property) && (property.IsIndexer || property.Name is "T" or "mT" or "H" or "mH"),
        _ => false,
    };

    /// <summary>The calls that change a parameter, or a view of one, in place.</summary>
    /// <param name="code">The code.</param>
    /// <param name="recorded">
    /// True for those that TorchSharp refuses, as gradients are recorded; false for those that go through, where nothing records them or the
    /// view is cut off from them.
    /// </param>
    public static IEnumerable<Call> ChangesOfParameters(TaskCode code, bool recorded)
    {
        bool records = !code.Torch(OperationKinds.SwitchesGradientOff).Any();
        return from call in code.Torch()
               where call.Name.EndsWith('_') && call.Name != "requires_grad_" && call.Operation.Instance is not null
               where IsOfParameter(call, IsView) && (records && IsOfParameter(call, IsRecordedView)) == recorded
               select call;

        bool IsOfParameter(Call call, Func<IOperation, bool> through) =>
            code.Flow.Behind(call.Operation.Instance!, through: through).Any(source => Symbols.IsParameter(source.Type));
    }

    private static bool IsRecordedView(IOperation operation) => IsView(operation)
        && !(operation is IInvocationOperation call && TorchOperations.Is(call.TargetMethod.Name, OperationKinds.CutsGradient));

    /// <summary>Whether the values stay as they are, in another shape, place or type at most.</summary>
    public static bool KeepsValues(IOperation operation) => IsView(operation)
        || (operation is IInvocationOperation call && new Call(call) is { Module: null } known
            && (((known.IsTorch() || known.IsBook()) && TorchOperations.Is(known.Name, OperationKinds.Copy)) || known.Computes(Concept.MaskOverHeads)));

    /// <summary>Whether values stay where they are, and each changes by itself.</summary>
    public static bool IsElementwise(IOperation operation) => operation switch
    {
        IInvocationOperation call => new Call(call).IsTorch() && TorchOperations.Is(call.TargetMethod.Name, OperationKinds.Elementwise),
        _ => Values.Arithmetic(operation) is not null || operation is IUnaryOperation,
    };

    /// <summary>Whether the values change by a factor at most, or some of them are ruled out.</summary>
    public static bool KeepsOrder(IOperation operation) => KeepsValues(operation)
        || (operation is IInvocationOperation call && new Call(call) is var known
            && (known.Does("masked_fill", "dropout", "clamp", "nan_to_num") || known.Computes(Concept.Dropout)))
        || (Values.Arithmetic(operation) is var (_, left, right)
            && !(Symbols.IsTensor(Values.Plain(left).Type) && Symbols.IsTensor(Values.Plain(right).Type)));

    /// <summary>Whether two values go back to the same variable, argument or operation.</summary>
    public static bool SameSource(IOperation one, IOperation other) => ReferenceEquals(one, other)
        || (TaskCode.SymbolOf(one) is { } symbol and (IParameterSymbol or ILocalSymbol or IFieldSymbol) && Symbols.Same(symbol, TaskCode.SymbolOf(other)));

    /// <summary>Whether a sum, a mean or the like takes all values at once, no dimension being named.</summary>
    public static bool TakesEverything(Call call) => call.Argument("dim", "dims", "dimensions", "dimension", "dim0", "other", "type") is null;

    /// <summary>The calls that bring many values down to few.</summary>
    public static bool IsReduction(Call call) => call.IsTorch(OperationKinds.Reduction);
}
