namespace Katas.Checker.Trying.Messages;

/// <summary>Put a lesson in scope. A second time: in place of the first, with the variables that can be kept.</summary>
internal sealed record OpenLesson(LessonImages Images) : ScriptRequest;
