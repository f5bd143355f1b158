namespace Katas.Checker.Book;

/// <summary>A question, or why it can't be read.</summary>
/// <param name="Heading">The words of its heading.</param>
/// <param name="Question">The question; null if it can't be read.</param>
/// <param name="Fault">What is wrong with it; null if nothing is.</param>
public sealed record QuestionReading(string Heading, Question? Question, string? Fault);
