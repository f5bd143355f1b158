namespace Katas.Checker.Diagnosing.Rules;

/// <summary>How sure a rule is.</summary>
internal enum Certainty
{
    /// <summary>Worth a look: there are uses of it that are right.</summary>
    Possible,

    /// <summary>Wrong in most places where it stands.</summary>
    Likely,

    /// <summary>Wrong wherever it stands.</summary>
    Sure,
}
