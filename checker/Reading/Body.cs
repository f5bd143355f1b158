using Microsoft.CodeAnalysis;

namespace Katas.Checker.Reading;

/// <summary>The body of a method, constructor or property.</summary>
/// <param name="Root">The operations.</param>
/// <param name="Owner">The method, constructor or property.</param>
/// <param name="IsMember">Whether it is the task in question.</param>
/// <param name="IsTask">Whether it is a task, this one or another.</param>
internal sealed record Body(IOperation Root, ISymbol Owner, bool IsMember, bool IsTask);
