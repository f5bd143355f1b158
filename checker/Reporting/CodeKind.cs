namespace Katas.Checker.Reporting;

/// <summary>What a piece of code is.</summary>
internal enum CodeKind
{
    Plain,
    Keyword,
    Literal,
    Comment,
}
