using Spectre.Console;

namespace Katas.Toolkit;

/// <summary>
/// A lesson's demonstration: <c>dotnet run --project checker -- demo 01</c>. One public class per lesson. What a learner may
/// choose is declared by <see cref="DemoOptionAttribute"/> on the class.
/// </summary>
public interface IDemo
{
    /// <summary>Runs the demonstration.</summary>
    /// <param name="stage">Where it draws and saves.</param>
    /// <exception cref="FormatException">The learner's file is malformed; the message says where.</exception>
    /// <exception cref="DemoException">It cannot go on; the message says why.</exception>
    void Run(DemoStage stage);
}

/// <summary>Where a demonstration draws and saves.</summary>
/// <param name="Console">The terminal.</param>
/// <param name="Pictures">The folder for PNG files; it exists.</param>
/// <param name="Data">The repository's <c>data</c> folder.</param>
/// <param name="Cancelled">Set when the learner presses Ctrl-C.</param>
public sealed record DemoStage(IAnsiConsole Console, string Pictures, string Data, CancellationToken Cancelled)
{
    /// <summary>What the learner chose of the demonstration's options.</summary>
    public DemoOptions Options { get; init; } = DemoOptions.None;

    /// <summary>The conversation that the learner chose, by an option that <see cref="DemoOptionAttribute.Converses"/>; null for none.</summary>
    public IConversation? Conversation { get; init; }

    /// <summary>The folder for what is kept from run to run, such as checkpoints; it exists. Null for none.</summary>
    public string? Kept { get; init; }

    /// <summary>The path of a picture to save.</summary>
    /// <param name="name">The file's name, for example <c>heatmap.png</c>.</param>
    public string PicturePath(string name) => Path.Combine(Pictures, name);
}
