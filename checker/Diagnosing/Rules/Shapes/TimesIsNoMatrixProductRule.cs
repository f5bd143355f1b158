using Katas.Checker.Reading;
using Microsoft.CodeAnalysis.Operations;

namespace Katas.Checker.Diagnosing.Rules.Shapes;

/// <summary>Two tensors multiplied by <c>*</c> where the solution multiplies matrices.</summary>
internal sealed class TimesIsNoMatrixProductRule : IRule
{
    private static readonly string[] Products = ["matmul", "bmm", "mm", "einsum", "baddbmm", "addmm", "tensordot", "linear", "mv", "dot", "sum"];

    public string Id => "times-is-no-matrix-product";

    public string Title => "Tensors are multiplied value by value";

    public Certainty Certainty => Certainty.Likely;

    public IEnumerable<RuleHit> Examine(TaskCode code) =>
        code.Reference is not { } reference || !reference.Torch("matmul").Any() || SumsUp(code)
            ? []
            : from operation in code.Operations
              let product = Values.Arithmetic(operation)
              where product?.Kind == BinaryOperatorKind.Multiply
                  && Symbols.IsTensor(Values.Plain(product.Value.Left).Type) && Symbols.IsTensor(Values.Plain(product.Value.Right).Type)
              select RuleHit.At(
                  operation,
                  "Between tensors, the sign for a product multiplies each value with the one in the same place. Rows times columns, each product summed "
                  + "up, is an operation with a name of its own.",
                  "and no matrix product is anywhere");

    /// <summary>Whether products may be summed up: by an operation that does both, or round by round.</summary>
    private static bool SumsUp(TaskCode code) =>
        code.ReachedCalls.Any(call => call.IsTorch(Products) || call.Module is not null || call.Name == "Aggregate")
        || code.Operations.Any(operation => Branches.Loops(operation.Syntax).Any());
}
