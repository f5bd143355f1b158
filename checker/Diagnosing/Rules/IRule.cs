using Katas.Checker.Reading;

namespace Katas.Checker.Diagnosing.Rules;

/// <summary>Recognises one way of going wrong with TorchSharp or transformers, from the code itself.</summary>
internal interface IRule
{
    /// <summary>Kebab-case, stable.</summary>
    string Id { get; }

    /// <summary>What is wrong, in a few words.</summary>
    string Title { get; }

    /// <summary>The certainty that what it finds is what is wrong.</summary>
    Certainty Certainty { get; }

    /// <summary>
    /// What it can be the reason for. About tests that fail for another reason it speaks last, and if no test of the task fails for
    /// such a reason, not at all.
    /// </summary>
    FailureKind Explains => FailureKind.Any;

    /// <summary>Looks through the member of a task that fails.</summary>
    IEnumerable<RuleHit> Examine(TaskCode code);
}
