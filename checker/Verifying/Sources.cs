using Katas.Checker.Book;

namespace Katas.Checker.Verifying;

/// <summary>The parts of a lesson that a piece is proved from, beside those that every piece is proved from.</summary>
/// <param name="Lesson">The lesson.</param>
/// <param name="TaskIds">Whose tests and probes are run.</param>
/// <param name="Entries">The mistakes, unseen answers and alternatives that have a share in it.</param>
internal sealed record Sources(Lesson Lesson, IReadOnlyList<string> TaskIds, IReadOnlyList<CatalogueEntry> Entries)
{
    /// <summary>Folders that have a share in it too.</summary>
    public IReadOnlyList<string> Folders { get; init; } = [];

    /// <summary>A file of its own that has a share in it too.</summary>
    public string? File { get; init; }

    /// <summary>Whether all of the other lessons has a share in it, and not only what the tasks reach of them.</summary>
    public bool WholeBook { get; init; }
}
