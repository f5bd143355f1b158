using Katas.Checker.Checking;

namespace Katas.Checker.Verifying;

/// <summary>Something to prove that stands for itself.</summary>
/// <param name="Name">Its name, no other piece's: <c>01-mistakes-01.2</c>.</param>
/// <param name="Weight">How much work it is beside others of its lesson.</param>
/// <param name="Prove">Does it.</param>
internal sealed record Piece(string Name, int Weight, Func<LessonChecker, CancellationToken, Task<IReadOnlyList<Proof>>> Prove)
{
    /// <summary>The lesson's number, with which its name begins.</summary>
    public string Lesson => Name.Split('-')[0];

    /// <summary>What may change what is proved; null for what is proved every time.</summary>
    public Sources? Sources { get; init; }

    /// <summary>Whether it is about what the authors of wrong answers are told.</summary>
    public bool IsOfWrongAnswers { get; init; }

    /// <summary>Whether it is about what learners are asked, or reads the lesson's texts, its questions among them.</summary>
    public bool IsOfQuestions { get; init; }
}
