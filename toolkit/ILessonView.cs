namespace Katas.Toolkit;

/// <summary>
/// What can be seen of a lesson: an input goes through its code, and what each step makes of it is shown.
/// <c>dotnet run --project checker -- view 01</c> shows it in the terminal. Public classes in <c>demos/NN</c>, with a
/// constructor without parameters; a lesson may have several. What can be changed about it beside its input is declared by
/// <see cref="ViewOptionAttribute"/>.
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
    /// <param name="input">What the learner typed and chose.</param>
    /// <returns>The stages, each with its axes.</returns>
    /// <exception cref="FormatException">The input is not as it should be; the message says what is.</exception>
    /// <exception cref="ViewOptionException">The value of an option is not; the message says what is.</exception>
    IReadOnlyList<NamedStage> Compute(ViewInput input);
}
