namespace Katas.Checker.Trying.Messages;

/// <summary>Asks to put a lesson in scope. The second time, it replaces the first, and keeps the variables that can be kept.</summary>
internal sealed record OpenLesson(LessonImages Images) : ScriptRequest;
