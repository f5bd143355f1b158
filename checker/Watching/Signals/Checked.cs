using Katas.Checker.Verdicts;

namespace Katas.Checker.Watching.Signals;

/// <summary>A run has a verdict on one task.</summary>
internal sealed record Checked(int Run, LessonReport Report) : Signal;
