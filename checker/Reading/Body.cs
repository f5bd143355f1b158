using Microsoft.CodeAnalysis;

namespace Katas.Checker.Reading;

/// <summary>What a method, constructor or property does.</summary>
/// <param name="Root">The operations.</param>
/// <param name="Owner">The method, constructor or property.</param>
/// <param name="IsMember">Whether it is the task that is looked at.</param>
/// <param name="IsTask">Whether it is a task, that one or another.</param>
internal sealed record Body(IOperation Root, ISymbol Owner, bool IsMember, bool IsTask);
