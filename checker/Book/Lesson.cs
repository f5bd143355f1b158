namespace Katas.Checker.Book;

/// <summary>A lesson: its folders and its tasks.</summary>
/// <param name="Number">Two digits, the name of its folders: <c>01</c>.</param>
/// <param name="Title">The README's first heading.</param>
/// <param name="Folders">Its folders.</param>
/// <param name="Tasks">In order.</param>
public sealed record Lesson(string Number, string Title, LessonFolders Folders, IReadOnlyList<LessonTask> Tasks)
{
    /// <summary>The lessons that it builds on directly.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>The lessons that its demonstration uses beyond these.</summary>
    public IReadOnlyList<string> DemoNeeds { get; init; } = [];

    /// <summary>The lessons whose demonstrations its own takes files from.</summary>
    public IReadOnlyList<string> Shows { get; init; } = [];

    /// <summary>Whether it is counted apart, and never next for those who have begun another.</summary>
    public bool IsOptional { get; init; }

    /// <summary>The part of the book that it belongs to.</summary>
    public int Part { get; init; } = 1;

    /// <summary>The README's first paragraph, as Markdown.</summary>
    public string Opening { get; init; } = "";

    /// <summary>What somebody can do who has finished it, as a list in Markdown; empty if the README does not say.</summary>
    public string CanDo { get; init; } = "";

    /// <summary>The name of its assembly: <c>Lesson01</c>.</summary>
    public string AssemblyName => $"Lesson{Number}";

    /// <summary>The id on tests of the lesson's given code; no task has it.</summary>
    public string GivenId => $"{Number}.0";

    /// <summary>Whether a file is one of those that the lesson gives.</summary>
    /// <param name="path">The file.</param>
    public bool Gives(string path) => Path.GetDirectoryName(path) == Folders.Given;

    /// <summary>The task with an id, or null.</summary>
    /// <param name="id">For example <c>01.3</c>.</param>
    public LessonTask? Task(string id) => Tasks.FirstOrDefault(task => task.Id == id);
}
