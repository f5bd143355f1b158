namespace Katas.Checker.Diagnosing.Rules;

/// <summary>The certainty of a rule.</summary>
internal enum Certainty
{
    /// <summary>Worth a look: there are uses of it that are right.</summary>
    Possible,

    /// <summary>Wrong in most places.</summary>
    Likely,

    /// <summary>Wrong in every place.</summary>
    Sure,
}
