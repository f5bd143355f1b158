namespace Katas.Checker.Book;

/// <summary>The folders of a lesson.</summary>
/// <param name="Exercise">The learner's stubs and the lesson text.</param>
/// <param name="Solution">The reference.</param>
/// <param name="Given">The given code: compiled into exercise and solution alike, and nobody's to write.</param>
/// <param name="Tests">The suite, the hints, the questions, the mistakes, the alternatives and the unseen answers.</param>
/// <param name="Demo">The demonstration.</param>
public sealed record LessonFolders(string Exercise, string Solution, string Given, string Tests, string Demo)
{
    /// <summary>Wrong answers, one per file.</summary>
    public string Mistakes => Path.Combine(Tests, "mistakes");

    /// <summary>Other right answers, one per file.</summary>
    public string Alternatives => Path.Combine(Tests, "alternatives");

    /// <summary>Answers that were written without a look at the catalogue, one per file.</summary>
    public string Unseen => Path.Combine(Tests, "unseen");

    /// <summary>Tests of the given code. They are not part of the suite: nothing there is a learner's to do.</summary>
    public string GivenTests => Path.Combine(Tests, "given");

    /// <summary>The lesson text.</summary>
    public string Readme => Path.Combine(Exercise, "README.md");

    /// <summary>Three hints per task.</summary>
    public string Hints => Path.Combine(Tests, "hints.md");

    /// <summary>Two or three questions to answer before anything runs.</summary>
    public string Questions => Path.Combine(Tests, "questions.md");
}
