namespace Katas.Toolkit;

/// <summary>What an option of a demonstration takes.</summary>
public enum DemoOptionKind
{
    /// <summary>Nothing: it is there or not.</summary>
    Flag,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A text.</summary>
    Text,

    /// <summary>A file that exists.</summary>
    File,
}
