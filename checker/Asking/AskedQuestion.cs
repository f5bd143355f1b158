using Katas.Checker.Book;

namespace Katas.Checker.Asking;

/// <summary>A question, and what became of it.</summary>
/// <param name="Question">The question.</param>
internal sealed record AskedQuestion(Question Question)
{
    /// <summary>What was typed; null if nothing was.</summary>
    public string? Answer { get; init; }

    /// <summary>Whether that is right; null without an answer.</summary>
    public bool? IsRight { get; init; }

    /// <summary>The right answer; null without an answer, so that it can still be asked.</summary>
    public string? Right { get; init; }

    /// <summary>The mistake whose code gives what was typed; null if none is known.</summary>
    public CatalogueEntry? Mistake { get; init; }
}
