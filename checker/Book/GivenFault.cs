namespace Katas.Checker.Book;

/// <summary>One of a lesson's given files, and what is wrong with it.</summary>
/// <param name="Path">The file.</param>
/// <param name="Kind">What is wrong with it.</param>
internal sealed record GivenFault(string Path, GivenFaultKind Kind);
