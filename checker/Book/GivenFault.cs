namespace Katas.Checker.Book;

/// <summary>A file of those that a lesson gives, and what is the matter with it.</summary>
/// <param name="Path">The file.</param>
/// <param name="Kind">What is the matter.</param>
internal sealed record GivenFault(string Path, GivenFaultKind Kind);
