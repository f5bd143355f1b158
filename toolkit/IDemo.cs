using Spectre.Console;

namespace Katas.Toolkit;

/// <summary>A lesson's demonstration: <c>dotnet run --project checker -- demo 01</c>. One public class per lesson.</summary>
public interface IDemo
{
    /// <summary>Whether it can work on a file of the learner's own: <c>demo 05 --data FILE</c>.</summary>
    bool TakesFile => false;

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
    /// <summary>A file of the learner's own to work on, instead of what is in <see cref="Data"/>; null for none.</summary>
    public string? File { get; init; }

    /// <summary>How long to train, and where to keep checkpoints.</summary>
    public DemoTraining Training { get; init; } = new();

    /// <summary>The path of a picture to save.</summary>
    /// <param name="name">The file's name, for example <c>heatmap.png</c>.</param>
    public string PicturePath(string name) => Path.Combine(Pictures, name);
}
