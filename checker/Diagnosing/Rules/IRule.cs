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

    /// <summary>Looks through the member of a task that fails.</summary>
    IEnumerable<RuleHit> Examine(TaskCode code);
}
