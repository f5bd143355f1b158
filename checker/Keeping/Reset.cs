using Katas.Checker.Book;

namespace Katas.Checker.Keeping;

/// <summary>What a reset is about to do.</summary>
/// <param name="Lesson">The lesson.</param>
/// <param name="What">What becomes stubs again, in a few words.</param>
/// <param name="Files">The files that change, and what they will hold.</param>
/// <param name="Reason">Why it is more than was asked for, in a sentence; or null.</param>
internal sealed record Reset(Lesson Lesson, string What, IReadOnlyDictionary<string, byte[]> Files, string? Reason)
{
    /// <summary>Whether everything is as shipped already.</summary>
    public bool IsEmpty => Files.Count == 0;
}
