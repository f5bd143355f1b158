using System.CommandLine;
using Katas.Checker.Reporting;

namespace Katas.Checker.Commands;

/// <summary><c>completion bash</c>: a script that gives the shell a short name for the checker, and completes what follows it.</summary>
internal static class CompletionCommand
{
    public static Command Create()
    {
        var shell = new Argument<string>("shell") { Description = "bash, zsh, fish or pwsh.", HelpName = "shell" };
        shell.AcceptOnlyFromAmong([.. CompletionScripts.Shells]);
        var command = new Command(
            "completion",
            "Print a script for your shell: 'katas' becomes a short name for the checker, and Tab completes commands, lessons and tasks.")
        {
            shell,
        }.WithExamples(
            ("completion bash >> ~/.bashrc", "bash, from the next shell on"),
            ("completion zsh >> ~/.zshrc", "zsh"),
            ("completion fish > ~/.config/fish/conf.d/katas.fish", "fish"),
            ("completion pwsh >> $PROFILE", "PowerShell"));
        command.SetAction(parsed =>
        {
            Console.Out.Write(CompletionScripts.For(
                parsed.GetRequiredValue(shell), typeof(CompletionCommand).Assembly.Location, GlobalOptions.Shell(parsed).Book.Root));
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary><c>complete LINE</c>, which the scripts ask: the possible completions of a line's last word.</summary>
    public static Command CreateComplete()
    {
        var line = new Argument<string>("line");
        var command = new Command("complete", "What the last word of a line may become.") { line };
        command.Hidden = true;
        command.SetAction(parsed =>
        {
            foreach (string word in Words(parsed.GetRequiredValue(line)))
            {
                Console.Out.WriteLine(word);
            }

            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>The possible completions of a line's last word, in the book's order.</summary>
    public static IReadOnlyList<string> Words(string line)
    {
        string word = line[(line.LastIndexOf(' ') + 1)..];
        return [.. Root.Create().Parse(line).GetCompletions(line.Length)
            .Select(item => item.Label)
            .Where(label => label.StartsWith(word, StringComparison.Ordinal) && label.StartsWith("--") == word.StartsWith('-'))
            .Where(label => char.IsAsciiLetterOrDigit(label[0]) || label.StartsWith("--"))
            .OrderBy(label => int.TryParse(label.Split('.')[^1], out int number) ? number : 0)
            .OrderBy(label => label.Split('.')[0], StringComparer.Ordinal)];
    }
}
