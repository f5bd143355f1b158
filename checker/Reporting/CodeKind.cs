namespace Katas.Checker.Reporting;

/// <summary>The kind of a piece of code.</summary>
internal enum CodeKind
{
    Plain,
    Keyword,
    Literal,
    Comment,
}
