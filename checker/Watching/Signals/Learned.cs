using Katas.Checker.Verdicts;

namespace Katas.Checker.Watching.Signals;

/// <summary>What a look at a lesson beside the watch has found; where the watch itself knows more, that counts.</summary>
internal sealed record Learned(IReadOnlyList<TaskReport> Tasks) : Signal;
