namespace Katas.Checker.Diagnosing.Rules;

/// <summary>
/// A softmax over a dimension counted from the front, or not over the last one. Where the member's own checks fix the
/// number of dimensions, counting from the front is as good.
/// </summary>
internal sealed class SoftmaxDimensionRule : IRule
{
    public string Id => "softmax-dimension";

    public string Title => "Softmax runs over the wrong dimension";

    public IEnumerable<RuleHit> Examine(TaskCode code) =>
        from call in code.Calls
        let method = code.TorchMethod(call)
        where method is not null && method.Name is "softmax" or "log_softmax" or "Softmax"
        let dimension = code.Constant(call, method, "dim")
        where dimension is not null && Convert.ToInt64(dimension) != -1
        where Convert.ToInt64(dimension) < 0 || code.HasLeadingDimensions
        select RuleHit.At(
            call,
            $"Each query shares its attention out over the keys, and keys are the last dimension of the scores. Here softmax "
            + $"runs over dimension {dimension}. Counting from the end works for any number of leading dimensions.");
}
