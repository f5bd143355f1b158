using Katas.Checker.Book;

namespace Katas.Tests.Checker.WrongAnswers;

/// <summary>A wrong answer as somebody might write it, in other words than any of the catalogue, and what a learner should hear about it first.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="Finding">
/// The finding that helps: a rule's id, a mistake's name, or the test that failed (<c>Class.Method</c>), whose error or cause
/// is explained.
/// </param>
/// <param name="Type">The type that the member belongs to, as it is declared.</param>
/// <param name="Member">The member, as somebody might write it.</param>
internal sealed record WrongAnswer(string TaskId, string Finding, string Type, string Member)
{
    /// <summary>The finding that has to come next; null where that does not matter.</summary>
    public string? Then { get; init; }

    /// <summary>As an entry of a catalogue, to be typed into the stub.</summary>
    public CatalogueEntry Entry => new(
        "wrong-answer",
        TaskId,
        "A wrong answer",
        "",
        [],
        "wrong-answer.cs",
        $"namespace Katas.Lesson{TaskId[..2]};\n\n{Type}\n{{\n{Member}\n}}\n");

    /// <inheritdoc/>
    public override string ToString() => $"{TaskId} {Finding}: {string.Join(' ', Member.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))}";
}
