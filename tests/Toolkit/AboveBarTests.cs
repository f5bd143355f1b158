using FluentAssertions;
using Katas.Tests.Checker.Trying;
using Katas.Toolkit;
using Katas.Toolkit.Drawing;
using NUnit.Framework;
using Spectre.Console;

namespace Katas.Tests.Toolkit;

public class AboveBarTests
{
    [Test]
    public void Nothing_of_the_bar_stays_behind_lines_that_are_wrapped()
    {
        var written = new StringWriter();
        var stage = Stage(written, AnsiSupport.Yes);
        string line = $"  Every day, Julie and Eric open two black bags. → {string.Join(' ', Enumerable.Repeat("ouvrent", 6))}";

        WhileABarRuns(stage, () => stage.WriteAboveBar("step 1", line, line));

        var screen = new TerminalScreen(80, 40);
        screen.Write(written.ToString().ReplaceLineEndings("\r\n"));
        string[] lines = screen.Lines;
        lines.Should().ContainSingle(each => each.Contains('━'), "there is one bar");
        lines.Where(each => each.Contains("training")).Should().OnlyContain(each => each.Contains('━'));
        string.Join(' ', lines.Select(each => each.Trim())).Should().Contain($"step 1 {line.Trim()} {line.Trim()}");
    }

    [Test]
    public void Where_there_is_no_cursor_there_are_only_the_lines()
    {
        var written = new StringWriter();
        var stage = Stage(written, AnsiSupport.No);

        stage.WriteAboveBar("one", "two");

        written.ToString().ReplaceLineEndings("\n").Should().Be("one\ntwo\n");
    }

    private static void WhileABarRuns(DemoStage stage, Action action) => stage.Console.Progress()
        .AutoRefresh(false)
        .Columns(new TaskDescriptionColumn(), new ProgressBarColumn { Width = 20 })
        .Start(context =>
        {
            context.AddTask("training of a model, loss 1.30, 5,588 tokens/s", maxValue: 2).Increment(1);
            context.Refresh();
            action();
            context.Refresh();
        });

    private static DemoStage Stage(TextWriter writer, AnsiSupport ansi)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = ansi,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = ansi == AnsiSupport.Yes ? InteractionSupport.Yes : InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Width = 80;
        console.Profile.Capabilities.Unicode = true;
        return new DemoStage(console, ".", ".", CancellationToken.None);
    }
}
