using Spectre.Console;

namespace Katas.Toolkit;

/// <summary>A demonstration's stage that nobody watches: for a view that trains as its demonstration does.</summary>
public static class SilentStage
{
    /// <summary>Creates one.</summary>
    /// <param name="data">The repository's <c>data</c> folder.</param>
    public static DemoStage Create(string data) => new(
        AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(TextWriter.Null),
        }),
        Path.GetTempPath(),
        data,
        CancellationToken.None);
}
