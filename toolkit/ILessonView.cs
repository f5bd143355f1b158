namespace Katas.Toolkit;

/// <summary>
/// What can be seen of a lesson: an input goes through its code, and what each step makes of it is shown.
/// <c>dotnet run --project checker -- view 01</c> shows it in the terminal. Public classes in <c>demos/NN</c>, with a
/// constructor without parameters; a lesson may have several.
/// </summary>
public interface ILessonView
{
    /// <summary>What it shows, in a few words.</summary>
    string Title { get; }

    /// <summary>What an input is: <c>a sentence of these words: …</c>.</summary>
    string InputHelp { get; }

    /// <summary>An input to begin with.</summary>
    string Example { get; }

    /// <summary>Computes the stages, in the order in which they follow from one another.</summary>
    /// <param name="input">What the learner typed.</param>
    /// <returns>The stages, each with its axes.</returns>
    /// <exception cref="FormatException">The input is not as it should be; the message says what is.</exception>
    IReadOnlyList<NamedStage> Compute(ViewInput input);
}

/// <summary>What a view is computed on.</summary>
/// <param name="Text">What the learner typed.</param>
/// <param name="Data">The repository's <c>data</c> folder.</param>
public sealed record ViewInput(string Text, string Data);
