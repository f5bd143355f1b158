using System.CommandLine;
using Katas.Checker.Reporting;
using Spectre.Console;

namespace Katas.Checker.Commands;

/// <summary><c>--help</c> of the whole checker: the commands of every day first, the others below.</summary>
internal static class RootHelp
{
    private const string About = """
        Your tutor for the Transformer Katas. Without a command it reports what is done, what is next, and why the task you
        are working on does not pass yet.
        """;

    private const string ExitCodes = """
        0 done, 1 something does not pass yet, 2 wrong usage, a missing or unreadable file, or an output that can't be written,
        3 your code does not compile, 4 TorchSharp does not load, 70 a defect in the checker, 130 Ctrl-C, 141 nobody reads the
        output any more.
        """;

    private static readonly string[] EveryDay = ["watch", "book", "check", "hint", "compare", "list", "demo"];

    /// <summary>The description, for whoever asks the command for it.</summary>
    public static string Description => About.ReplaceLineEndings(" ");

    public static void Write(RootCommand root, TextWriter output)
    {
        var console = Terminal.Open(output, plain: true);
        console.WriteProse(Description);
        var commands = root.Subcommands.Where(command => !command.Hidden).ToList();
        Section("Every day", EveryDay.Select(name => commands.Single(command => command.Name == name)).Select(Row));
        Section("The rest", commands.Where(command => !EveryDay.Contains(command.Name)).Select(Row));
        Section("Options", root.Options.Where(option => !option.Hidden).Select(Row));
        console.WriteLine();
        console.WriteLine("Exit codes:");
        console.WriteProse(ExitCodes.ReplaceLineEndings(" "), 2);
        console.WriteLine();
        console.WriteAdvice("more on one", CommandLine.For("check --help"));

        void Section(string title, IEnumerable<(string Name, string Text)> rows)
        {
            console.WriteLine();
            console.WriteLine($"{title}:");
            var grid = new Grid().AddColumn(new GridColumn().NoWrap().PadLeft(2).PadRight(2)).AddColumn(new GridColumn().PadRight(0));
            foreach (var (name, text) in rows)
            {
                grid.AddRow(new Text(name), new Text(text));
            }

            console.Write(grid);
        }
    }

    private static (string Name, string Text) Row(Command command) =>
        (string.Join(' ', [command.Name, .. command.Arguments.Select(Usage)]), (command.Description ?? "").ReplaceLineEndings("\n").Split("\n\n")[0]);

    private static (string Name, string Text) Row(Option option)
    {
        var names = option.Aliases.Append(option.Name).Where(name => !name.StartsWith('/')).OrderBy(name => name.Length);
        return (string.Join(", ", names) + (option.HelpName is { } value ? $" <{value}>" : ""), option.Description ?? "");
    }

    private static string Usage(Argument argument) =>
        argument.Arity.MinimumNumberOfValues == 0 ? $"[{argument.HelpName ?? argument.Name}]" : $"<{argument.HelpName ?? argument.Name}>";
}
