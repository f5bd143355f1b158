namespace Katas.Checker.Verdicts;

/// <summary>The two tensors that made a test fail.</summary>
internal sealed record Mismatch(string What, ProbePart Seen, ProbePart Expected, double Tolerance);
