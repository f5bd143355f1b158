namespace Katas.Checker.Compiling.Problems;

/// <summary>What a crash, a power cut or an editor's setting leaves of a file.</summary>
internal enum Damage
{
    /// <summary>Nothing is in it.</summary>
    Empty,

    /// <summary>Nothing but zero bytes is in it.</summary>
    Zeros,

    /// <summary>It is UTF-16, and no byte order mark says so.</summary>
    UnmarkedUtf16,

    /// <summary>Zero bytes stand among its text.</summary>
    SomeZeros,
}
