namespace Katas.Checker.Watching.Signals;

/// <summary>The learner goes to a task, wherever it is in the book.</summary>
internal sealed record Chosen(string TaskId) : Signal;
