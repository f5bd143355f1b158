namespace Katas.Checker.Book;

/// <summary>A file of those that a lesson gives, and what is the matter with it.</summary>
/// <param name="Path">The file.</param>
/// <param name="Kind">What is the matter.</param>
internal sealed record GivenFault(string Path, GivenFaultKind Kind);

/// <summary>How a given file may differ from what was shipped.</summary>
internal enum GivenFaultKind
{
    /// <summary>It is not there.</summary>
    Missing,

    /// <summary>It holds something else.</summary>
    Changed,

    /// <summary>Nobody shipped it.</summary>
    Added,
}
