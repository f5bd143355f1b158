namespace Katas.Checker.Mutating;

/// <summary>A mutant and its fate.</summary>
/// <param name="Lesson">The lesson.</param>
/// <param name="Mutant">The mutant.</param>
/// <param name="Fate">Its fate.</param>
/// <param name="Reason">The reason why it may survive: no test can tell it from the solution. Null if none is given.</param>
internal sealed record MutantResult(string Lesson, Mutant Mutant, MutantFate Fate, string? Reason);
