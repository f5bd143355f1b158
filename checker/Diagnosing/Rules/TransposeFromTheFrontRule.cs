using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Katas.Checker.Diagnosing.Rules;

/// <summary>
/// A transpose of dimensions counted from the front: it moves the batch as soon as there is one. Where the member's own
/// checks fix the number of dimensions, counting from the front is as good.
/// </summary>
internal sealed class TransposeFromTheFrontRule : IRule
{
    public string Id => "transpose-from-the-front";

    public string Title => "The wrong dimensions are swapped";

    public IEnumerable<RuleHit> Examine(TaskCode code) =>
        from call in code.Calls
        where code.HasLeadingDimensions
        let method = code.TorchMethod(call)
        where method?.Name is "transpose" or "swapaxes" or "swapdims" && !IsOfParameter(code, call)
        let first = code.Constant(call, method, method.Parameters[0].Name)
        let second = code.Constant(call, method, method.Parameters[1].Name)
        where first is not null && second is not null && Convert.ToInt64(first) >= 0 && Convert.ToInt64(second) >= 0
        select RuleHit.At(
            call,
            $"Dimensions {first} and {second} are counted from the front, so which ones they are depends on how many leading "
            + "dimensions there are. What is to be swapped are the last two: count them from the end.");

    /// <summary>Whether a parameter is transposed: it has the dimensions that it was made with, and no others.</summary>
    private static bool IsOfParameter(TaskCode code, InvocationExpressionSyntax call) =>
        call.Expression is MemberAccessExpressionSyntax access
        && code.Model.GetTypeInfo(access.Expression).Type?.Name == "Parameter";
}
