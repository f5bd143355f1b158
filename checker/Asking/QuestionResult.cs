namespace Katas.Checker.Asking;

/// <summary>What a question's code gave, or why it gave nothing.</summary>
/// <param name="Value">Its value; null if it has none.</param>
/// <param name="Fault">What is wrong with the code; null if nothing is.</param>
internal sealed record QuestionResult(GivenValue? Value, string? Fault);
