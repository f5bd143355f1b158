namespace Katas.Checker.Watching.Signals;

/// <summary>The learner opens a task's hints up to a level, whether or not it is the current task.</summary>
internal sealed record HintOpened(string TaskId, int Level) : Signal;
