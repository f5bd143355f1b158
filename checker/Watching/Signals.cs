using Katas.Checker.Checking;

namespace Katas.Checker.Watching;

/// <summary>What reaches a watch, from outside or from its own work. One after the other, in one place.</summary>
internal abstract record Signal;

/// <summary>A file was written, made, renamed or deleted; null if it can't be told which.</summary>
internal sealed record Saved(string? Path) : Signal;

/// <summary>Nothing happened for a moment after the save of a round.</summary>
internal sealed record Settled(int Round) : Signal;

/// <summary>A key, or the first character of a line: see <see cref="WatchKeys"/>.</summary>
internal sealed record Pressed(char Key) : Signal;

/// <summary>No key will come any more.</summary>
internal sealed record InputEnded : Signal;

/// <summary>Something that the learner should know.</summary>
internal sealed record Told(string Words) : Signal;

/// <summary>The window has another size.</summary>
internal sealed record Resized : Signal;

/// <summary>A run has a verdict on one task.</summary>
internal sealed record Checked(int Run, LessonReport Report) : Signal;

/// <summary>A run is through with all tasks of the lesson.</summary>
internal sealed record Finished(int Run) : Signal;

/// <summary>A run could not go on.</summary>
internal sealed record Failed(int Run, Exception Exception) : Signal;
