namespace Katas.Checker.Book;

/// <summary>A possible answer to a question.</summary>
/// <param name="Text">The answer.</param>
/// <param name="Mistake">The mistake whose code gives it, by its file's name; null for the right one.</param>
public sealed record QuestionOption(string Text, string? Mistake);
