using Katas.Checker.Book;
using Microsoft.CodeAnalysis;

namespace Katas.Checker.Watching;

/// <summary>The changes of a save in a lesson.</summary>
/// <param name="Lesson">The lesson.</param>
/// <param name="Before">Its files before.</param>
/// <param name="Now">Its files now.</param>
/// <param name="Since">When the save began.</param>
internal sealed record LessonChange(
    Lesson Lesson, IReadOnlyList<SyntaxTree> Before, IReadOnlyList<SyntaxTree> Now, long? Since);
