namespace Katas.Checker.Mutating;

/// <summary>The fate of a mutant.</summary>
internal enum MutantFate
{
    /// <summary>A test failed, as it should.</summary>
    Killed,

    /// <summary>A test ran into its limit of time or memory, or took the process down.</summary>
    Stopped,

    /// <summary>Every test passed.</summary>
    Survived,
}
