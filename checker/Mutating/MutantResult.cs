namespace Katas.Checker.Mutating;

/// <summary>A mutant and what became of it.</summary>
/// <param name="Lesson">The lesson.</param>
/// <param name="Mutant">The mutant.</param>
/// <param name="Fate">What became of it.</param>
/// <param name="Reason">Why it may survive: no test can tell it from the solution. Null if nobody said so.</param>
internal sealed record MutantResult(string Lesson, Mutant Mutant, MutantFate Fate, string? Reason);
