namespace Katas.Checker.Diagnosing.Rules;

/// <summary>A rule stumbled over a code. Learners never hear of it; the author's gate does.</summary>
/// <param name="rule">The rule's id.</param>
/// <param name="inner">What it threw.</param>
internal sealed class RuleException(string rule, Exception inner)
    : Exception($"the rule '{rule}' throws {inner.GetType().Name}: {inner.Message}", inner)
{
    /// <summary>Where in the checker it was thrown.</summary>
    public string Where => InnerException?.StackTrace?.Split('\n')[0].Trim() ?? "";
}
