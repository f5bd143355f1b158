using Katas.Checker.Book;
using Katas.Checker.Verdicts;
using Microsoft.CodeAnalysis;

namespace Katas.Checker.Repairing;

/// <summary>A task whose repair is looked for.</summary>
/// <param name="Lesson">The lesson.</param>
/// <param name="Files">The learner's files, and what is given.</param>
/// <param name="Report">What its check gave.</param>
/// <param name="Time">How long the search may take.</param>
internal sealed record RepairRequest(Lesson Lesson, IReadOnlyList<SyntaxTree> Files, TaskReport Report, TimeSpan Time);
