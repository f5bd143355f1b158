namespace Katas.Checker.Book;

/// <summary>A lesson: its folders and its tasks.</summary>
/// <param name="Number">Two digits, the name of its folders: <c>01</c>.</param>
/// <param name="Title">The README's first heading.</param>
/// <param name="Folders">Where its parts lie.</param>
/// <param name="Tasks">In order.</param>
public sealed record Lesson(string Number, string Title, LessonFolders Folders, IReadOnlyList<LessonTask> Tasks)
{
    /// <summary>What it is compiled to: <c>Lesson01</c>.</summary>
    public string AssemblyName => $"Lesson{Number}";

    /// <summary>What tests of the code that the lesson gives are marked with; no task has this id.</summary>
    public string GivenId => $"{Number}.0";

    /// <summary>Whether a file is one of those that the lesson gives.</summary>
    /// <param name="path">The file.</param>
    public bool Gives(string path) => Path.GetDirectoryName(path) == Folders.Given;

    /// <summary>The task with an id, or null.</summary>
    /// <param name="id">For example <c>01.3</c>.</param>
    public LessonTask? Task(string id) => Tasks.FirstOrDefault(task => task.Id == id);
}

/// <summary>Where a lesson's parts lie.</summary>
/// <param name="Exercise">The learner's stubs and the lesson text.</param>
/// <param name="Solution">The reference.</param>
/// <param name="Given">What the lesson gives: compiled into exercise and solution alike, and nobody's to write.</param>
/// <param name="Tests">The suite, the hints, the mistakes and the alternatives.</param>
/// <param name="Demo">The demonstration.</param>
public sealed record LessonFolders(string Exercise, string Solution, string Given, string Tests, string Demo)
{
    /// <summary>Wrong answers, one a file.</summary>
    public string Mistakes => Path.Combine(Tests, "mistakes");

    /// <summary>Other right answers, one a file.</summary>
    public string Alternatives => Path.Combine(Tests, "alternatives");

    /// <summary>Tests of what the lesson gives. They are no part of the suite: nothing there is a learner's to do.</summary>
    public string GivenTests => Path.Combine(Tests, "given");

    /// <summary>The lesson text.</summary>
    public string Readme => Path.Combine(Exercise, "README.md");

    /// <summary>Three hints a task.</summary>
    public string Hints => Path.Combine(Tests, "hints.md");
}
