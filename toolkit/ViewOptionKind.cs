namespace Katas.Toolkit;

/// <summary>What an option of a view takes, and so what changes it on a page.</summary>
public enum ViewOptionKind
{
    /// <summary>A number within a range: a slider.</summary>
    Number,

    /// <summary>A whole number within a range: a slider.</summary>
    Integer,

    /// <summary>One of a few words.</summary>
    Choice,

    /// <summary>A whole number that a button increases by one, from 0: how many tokens have been written.</summary>
    Steps,

    /// <summary>A set of names, which a click into a stage adds to or takes from: the heads that are removed.</summary>
    Names,
}
