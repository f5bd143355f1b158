namespace Katas.Checker.Book;

/// <summary>
/// An answer that was written from the lesson's text and its stubs alone, without a look at the catalogue, and what its author should hear
/// first. It shows whether the checker is right about what nobody foresaw.
/// </summary>
/// <param name="Entry">Its task, title and code.</param>
/// <param name="Expect">What a good tutor would say first.</param>
/// <param name="Hears">
/// The findings of which one has to come first: a mistake's name, a rule's id, or the test (<c>Class.Method</c>) whose failure is
/// explained; or <see cref="Passes"/>, or <see cref="NotYet"/>.
/// </param>
/// <param name="Then">The finding that has to come next; null where that does not matter.</param>
/// <param name="Faults">How many faults are in it.</param>
public sealed record UnseenAnswer(CatalogueEntry Entry, string Expect, IReadOnlyList<string> Hears, string? Then, int Faults)
{
    /// <summary>What a right answer hears: it passes, and nothing is said against it.</summary>
    public const string Passes = "passes";

    /// <summary>In the place of a finding: nothing that helps is said first as yet.</summary>
    public const string NotYet = "?";

    /// <summary>Between two findings either of which may come first.</summary>
    public const char Or = '|';

    /// <summary>Whether it is right.</summary>
    public bool IsRight => Hears is [Passes];

    /// <summary>Whether nothing that helps is said first as yet.</summary>
    public bool IsOpen => Hears is [NotYet];

    /// <summary>Reads the answers of a folder; none if the folder does not exist.</summary>
    /// <param name="folder">A lesson's <c>unseen</c>.</param>
    public static IReadOnlyList<UnseenAnswer> ReadAll(string folder) => [.. CatalogueEntry.ReadAll(folder).Select(Parse)];

    private static UnseenAnswer Parse(CatalogueEntry entry)
    {
        var header = EntryHeader.Read(entry.Path, entry.Text);
        header.Need("hears");
        return new UnseenAnswer(
            entry,
            header.Need("expect"),
            header.List("hears", Or),
            header.Find("then"),
            int.TryParse(header.Find("faults"), out int faults) ? faults : 1);
    }
}
