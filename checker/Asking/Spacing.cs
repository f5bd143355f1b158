using Katas.Checker.Book;
using Katas.Checker.Keeping;

namespace Katas.Checker.Asking;

/// <summary>Chooses what to ask again: what was never asked, then what waits longest beside the gap that it has earned.</summary>
internal static class Spacing
{
    // A right answer doubles the gap; half a year is enough for any.
    private const int MostDoublings = 8;

    private static readonly TimeSpan FirstGap = TimeSpan.FromDays(1);

    /// <summary>The gap after which a question is due again.</summary>
    /// <param name="rightInARow">How often in a row it was answered right.</param>
    public static TimeSpan Gap(int rightInARow) => FirstGap * Math.Pow(2, Math.Clamp(rightInARow, 0, MostDoublings));

    /// <summary>Some questions to ask now, of as many lessons as there are; the one that waits longest comes first.</summary>
    /// <param name="questions">Those that may be asked, in the book's order.</param>
    /// <param name="notes">What is known of them.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="now">The time.</param>
    public static IReadOnlyList<Question> Choose(
        IEnumerable<Question> questions, IReadOnlyDictionary<string, QuestionMemory.Note> notes, int count, DateTimeOffset now)
    {
        var waiting = questions.OrderByDescending(question => Waits(notes.GetValueOrDefault(question.Id), now)).ToList();
        var chosen = waiting.DistinctBy(question => question.Lesson).Take(count).ToList();
        return [.. chosen, .. waiting.Except(chosen).Take(count - chosen.Count)];
    }

    /// <summary>How long a question has waited, in gaps.</summary>
    private static double Waits(QuestionMemory.Note? note, DateTimeOffset now) =>
        note is null ? double.PositiveInfinity : (now - note.Asked) / Gap(note.RightInARow);
}
