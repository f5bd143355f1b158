using Katas.Checker.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Katas.Checker.Diagnosing.Rules.Types;

/// <summary>A comparison of tensors where C# wants one yes or no.</summary>
internal sealed class TensorAsBoolRule : IRule
{
    public string Id => "tensor-as-bool";

    public string Title => "A comparison of tensors is taken for one yes or no";

    public Certainty Certainty => Certainty.Sure;

    public IEnumerable<RuleHit> Examine(TaskCode code) => Compared(code).Concat(Conditions(code));

    private static IEnumerable<RuleHit> Compared(TaskCode code)
    {
        foreach (var operation in code.Operations)
        {
            if (IsWithNull(operation))
            {
                yield return RuleHit.At(
                    operation,
                    "TorchSharp compares tensors element by element, and null has no elements: this throws. Whether a variable holds a "
                    + "tensor at all is asked with a pattern, which no library's operator gets in the way of.",
                    "and one side of it is null");
            }

            var tensor = operation switch
            {
                IConversionOperation { Type.SpecialType: SpecialType.System_Boolean, OperatorMethod: not null } conversion => conversion.Operand,
                IInvocationOperation call when new Call(call).IsTorch("ToBoolean")
                    || (new Call(call).IsTorch("item") && call.Type?.SpecialType == SpecialType.System_Boolean) =>
                    new Call(call).Operation.Instance ?? new Call(call).Input,
                _ => null,
            };
            if (tensor is not null && Symbols.IsTensor(tensor.Type) && code.Flow.Sources(tensor).Any(source => IsComparison(code, source)))
            {
                yield return Hit(operation.Syntax);
            }
        }
    }

    /// <summary>Conditions that the compiler refuses, since they are tensors.</summary>
    private static IEnumerable<RuleHit> Conditions(TaskCode code)
    {
        var model = code.Model(code.Member);
        return
            from node in code.Member.DescendantNodes()
            let condition = node switch
            {
                IfStatementSyntax choice => choice.Condition,
                WhileStatementSyntax loop => loop.Condition,
                ConditionalExpressionSyntax choice => choice.Condition,
                _ => null,
            }
            where condition is not null && Symbols.IsTensor(model.GetTypeInfo(condition).Type)
            select Hit(condition);
    }

    private static RuleHit Hit(SyntaxNode node) => RuleHit.At(
        node,
        "Tensors are compared element by element, and the answer is a tensor of as many yeses and noes. One answer comes of it when you "
        + "say how: are all of them true, or is any?",
        "and a tensor is not a single yes or no");

    private static bool IsComparison(TaskCode code, IOperation source) => source switch
    {
        _ when IsWithNull(source) => false,
        IBinaryOperation { OperatorMethod: { } method } binary => Symbols.IsTorch(method) && IsMany(code, binary.LeftOperand),
        IInvocationOperation call => new Call(call).IsTorch("eq", "ne", "lt", "le", "gt", "ge") && new Call(call).Input is { } input && IsMany(code, input),
        _ => false,
    };

    private static bool IsWithNull(IOperation operation) =>
        operation is IBinaryOperation { OperatorMethod: { Name: "op_Equality" or "op_Inequality" } method } binary && Symbols.IsTorch(method)
        && new[] { binary.LeftOperand, binary.RightOperand }.Any(side => Values.Plain(side).ConstantValue is { HasValue: true, Value: null });

    // What has been summed up, or picked out, is one number.
    private static bool IsMany(TaskCode code, IOperation value) => !code.Flow.Sources(value).Any(source =>
        source is IPropertyReferenceOperation
        || (source is IInvocationOperation call && (Steps.IsReduction(new Call(call)) || new Call(call).IsTorch("select", "argmax", "squeeze", "get"))));
}
