namespace Katas.Checker.Book;

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
