namespace Katas.Checker.Verdicts;

/// <summary>What a view gave: its stages, or why it gave none.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="InputHelp">What an input is.</param>
/// <param name="Input">What it was computed on.</param>
/// <param name="Stages">Its stages, in order.</param>
/// <param name="Problem">What is wrong with the input; null if nothing is.</param>
/// <param name="Exception">What the code ended with, type and message; null if it came to its end.</param>
internal sealed record ViewOutcome(
    string Title, string InputHelp, string Input, IReadOnlyList<ProbePart> Stages, string? Problem, string? Exception)
{
    /// <summary>Its example, an input to begin with.</summary>
    public string Example { get; init; } = "";

    /// <summary>What it declares that can be changed, each with the value that it was computed with.</summary>
    public IReadOnlyList<ViewOption> Options { get; init; } = [];

    /// <summary>What is wrong with the value of an option; null if nothing is.</summary>
    public string? OptionProblem { get; init; }
}
