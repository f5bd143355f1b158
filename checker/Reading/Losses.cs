using Microsoft.CodeAnalysis;

namespace Katas.Checker.Reading;

/// <summary>Calls of torch's losses, as function or as module.</summary>
internal static class Losses
{
    /// <summary>Every cross-entropy, and what it is given: logits and labels.</summary>
    public static IEnumerable<(Call Call, IOperation Logits, IOperation Labels)> CrossEntropies(TaskCode code) =>
        Find(code, "cross_entropy", "CrossEntropyLoss");

    /// <summary>Every loss of log-probabilities.</summary>
    public static IEnumerable<(Call Call, IOperation Logits, IOperation Labels)> LogLikelihoods(TaskCode code) => Find(code, "nll_loss", "NLLLoss");

    private static IEnumerable<(Call Call, IOperation Logits, IOperation Labels)> Find(TaskCode code, string function, string module) =>
        from call in code.Calls
        where call.IsTorch(function) || (call.Module?.Type is { } type && Symbols.IsTorch(type) && type.Name == module)
        where call.Operation.Arguments.Length >= 2
        select (call, call.Operation.Arguments[0].Value, call.Operation.Arguments[1].Value);
}
