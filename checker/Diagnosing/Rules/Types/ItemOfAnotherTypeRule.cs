using Katas.Checker.Reading;
using Microsoft.CodeAnalysis.Operations;

namespace Katas.Checker.Diagnosing.Rules.Types;

/// <summary>item or data of another type than the tensor's: TorchSharp throws.</summary>
internal sealed class ItemOfAnotherTypeRule : IRule
{
    public string Id => "item-of-another-type";

    public string Title => "A value is read as a type it does not have";

    public Certainty Certainty => Certainty.Sure;

    public IEnumerable<RuleHit> Examine(TaskCode code) =>
        from call in code.Torch("item", "data")
        where call.Operation.Instance is not null
        let wanted = ValueTypes.Holding(call.Operation.TargetMethod.TypeArguments.FirstOrDefault())
        let known = code.Types.Find(call.Operation.Instance!)
        where wanted is not null && (known is not null ? known != wanted : IsRare(wanted, code) && call.Name == "item")
        select RuleHit.At(
            call.Operation,
            "TorchSharp converts nothing here: a Float32 tensor is read as float and an Int64 tensor as long, and anything else throws. "
            + "There are methods that convert whatever the dtype is.",
            known is null ? "and tensors are Float32 or Int64 unless something made them otherwise" : $"and the tensor is {known}");

    /// <summary>Whether hardly any tensor is of a type, and nothing in the code makes one.</summary>
    private static bool IsRare(string type, TaskCode code) =>
        type is "Float64" or "Int32" && !code.All<IInvocationOperation>().Any(operation => code.Types.Find(operation) == type);
}
