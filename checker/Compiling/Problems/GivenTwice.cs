using Microsoft.CodeAnalysis;

namespace Katas.Checker.Compiling.Problems;

/// <summary>One of the learner's files has the name of a given one, and is left out.</summary>
/// <param name="Place">The learner's file.</param>
/// <param name="Lesson">The lesson's number.</param>
/// <param name="Name">The file's name.</param>
internal sealed record GivenTwice(FileLinePositionSpan Place, string Lesson, string Name) : BuildProblem([], Place, WholeFile: true);
