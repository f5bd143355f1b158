using Katas.Checker.Book;

namespace Katas.Checker.Keeping;

/// <summary>The changes that a reset is about to make.</summary>
/// <param name="Lesson">The lesson.</param>
/// <param name="What">A description of what becomes stubs again, in a few words.</param>
/// <param name="Files">The files that change, and their new contents.</param>
/// <param name="Reason">Why it is more than was asked for, in a sentence; or null.</param>
internal sealed record Reset(Lesson Lesson, string What, IReadOnlyDictionary<string, byte[]> Files, string? Reason)
{
    /// <summary>Files that declare what these declare, copies or renamed stubs: they are kept, and leave the lesson's folder.</summary>
    public IReadOnlyList<string> Removed { get; init; } = [];

    /// <summary>Whether everything is as shipped already.</summary>
    public bool IsEmpty => Files.Count == 0 && Removed.Count == 0;
}
