namespace Katas.Page.Texts;

/// <summary>A piece of a lesson's text.</summary>
/// <param name="TaskId">The task that it describes; null if it is about none.</param>
/// <param name="Html">The piece, without the task's heading and the line below it.</param>
/// <param name="AfterPass">What is said of the task after it passes; empty if nothing is.</param>
public sealed record TextSection(string? TaskId, string Html, string AfterPass);
