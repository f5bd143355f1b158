using Microsoft.CodeAnalysis;

namespace Katas.Checker.Compiling.Problems;

/// <summary>A file of the learner's has the name of one that is given, and is left out.</summary>
/// <param name="Place">The learner's file.</param>
/// <param name="Lesson">The lesson's number.</param>
/// <param name="Name">The file's name.</param>
internal sealed record GivenTwice(FileLinePositionSpan Place, string Lesson, string Name) : BuildProblem([], Place, WholeFile: true);
