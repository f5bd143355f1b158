using Katas.Checker.Verdicts;

namespace Katas.Checker.Showing;

/// <summary>A view that was computed.</summary>
/// <param name="Name">Its short name.</param>
/// <param name="Own">The lessons that were taken as the learner has them.</param>
/// <param name="Outcome">What it gave.</param>
internal sealed record LessonView(string Name, IReadOnlySet<string> Own, ViewOutcome Outcome)
{
    /// <summary>The short names of all of the lesson's views.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];
}
