namespace Katas.Checker.Book;

/// <summary>A lesson, or why it can't be read.</summary>
/// <param name="Number">Two digits.</param>
/// <param name="Lesson">The lesson; null if it can't be read.</param>
/// <param name="Fault">What is wrong and what to do; null if nothing is.</param>
public sealed record LessonReading(string Number, Lesson? Lesson, string? Fault);
