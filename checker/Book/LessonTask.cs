namespace Katas.Checker.Book;

/// <summary>One task of a lesson, as the lesson's README and hints describe it.</summary>
/// <param name="Id">Lesson, dot, number: <c>01.3</c>.</param>
/// <param name="Title">The heading's words.</param>
/// <param name="Difficulty">1 to 5.</param>
/// <param name="Minutes">Roughly how long it takes a learner.</param>
/// <param name="File">The stub file that holds the task's member.</param>
/// <param name="Hints">Three hints, from a nudge to almost there.</param>
public sealed record LessonTask(
    string Id, string Title, int Difficulty, int Minutes, string File, IReadOnlyList<string> Hints)
{
    /// <summary>What the shipped stub's exception says after the id; in hints.md it stands in the heading.</summary>
    public string StubWords { get; init; } = Title;

    /// <summary>What the README asks for: the task's section, as Markdown, without what follows a pass.</summary>
    public string Text { get; init; } = "";

    /// <summary>What the README says after the task passes, as Markdown; empty if it says nothing.</summary>
    public string AfterPass { get; init; } = "";

    /// <summary>The task's number within its lesson.</summary>
    public int Number { get; } = int.Parse(Id[(Id.IndexOf('.') + 1)..]);
}
