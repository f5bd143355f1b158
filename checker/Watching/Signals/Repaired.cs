using Katas.Checker.Verdicts;

namespace Katas.Checker.Watching.Signals;

/// <summary>After a run, a small change was found that makes its task right: the verdict with it.</summary>
internal sealed record Repaired(int Run, LessonReport Report) : Signal;
