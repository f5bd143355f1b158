using System.Diagnostics;
using FluentAssertions;
using Katas.Checker.Commands;
using Katas.Checker.Reporting;
using NUnit.Framework;

namespace Katas.Tests.Checker;

/// <summary>What Tab completes.</summary>
public sealed class CompletionTests
{
    [Test]
    public void Commands_are_completed_and_no_options_among_them() =>
        CompletionCommand.Words("").Should().Contain(["check", "completion", "hint", "kept", "list", "reset", "restore", "swap", "watch"])
            .And.NotContain(word => word.StartsWith('-') || word.StartsWith('/'))
            .And.NotContain("complete", "it is the scripts' own");

    [TestCase("wat", "watch")]
    [TestCase("re", "reset", "restore", "review")]
    [TestCase("hint 01.1", "01.1", "01.10")]
    [TestCase("hint 01.3 ", "1", "2", "3")]
    [TestCase("reset 03.1", "03.1", "03.10", "03.11", "03.12")]
    [TestCase("completion ", "bash", "fish", "pwsh", "zsh")]
    [TestCase("restore 01 --k", "--kept")]
    [TestCase("nonsense")]
    public void What_is_begun_is_completed(string line, params string[] words) =>
        CompletionCommand.Words(line).Should().Equal(words);

    [Test]
    public void Lessons_and_tasks_come_in_the_books_order()
    {
        CompletionCommand.Words("restore ").Should().Equal(RealBook.Instance.Numbers);
        CompletionCommand.Words("check 02.").Should().Equal(RealBook.Instance.Lesson("02").Tasks.Select(task => task.Id));
    }

    [Test]
    public void Options_are_completed_where_a_dash_is_typed() =>
        CompletionCommand.Words("watch --").Should().Contain(["--poll", "--json", "--timeout"]);

    [TestCase("bash", "complete -o default -F _katas katas")]
    [TestCase("zsh", "compdef _katas katas")]
    [TestCase("fish", "complete -c katas")]
    [TestCase("pwsh", "Register-ArgumentCompleter")]
    public void A_script_names_the_checker_and_registers_the_completion(string shell, string words)
    {
        string script = CompletionScripts.For(shell, "/it's/here/checker.dll", "/it's/here");

        script.Should().Contain(words).And.Contain("checker.dll")
            .And.NotContain("@dll@").And.NotContain("@project@").And.NotContain("/it's/", "the quote is escaped");
    }

    [Test, Platform(Exclude = "Win")]
    public async Task In_bash_Tab_completes_a_task()
    {
        using var folder = new TemporaryFolder();
        string script = Path.Combine(folder.Path, "katas.bash");
        await File.WriteAllTextAsync(
            script,
            CompletionScripts.For("bash", Path.Combine(AppContext.BaseDirectory, "checker.dll"), RealBook.Instance.Root)
            + "COMP_WORDS=(katas check 01.1); COMP_CWORD=2; _katas; printf '%s\\n' \"${COMPREPLY[@]}\"\n"
            + "COMP_WORDS=(katas wat); COMP_CWORD=1; _katas; printf '%s\\n' \"${COMPREPLY[@]}\"\n");
        var start = new ProcessStartInfo("bash") { RedirectStandardOutput = true, WorkingDirectory = folder.Path };
        start.ArgumentList.Add(script);

        using var process = Process.Start(start)!;
        string output = await process.StandardOutput.ReadToEndAsync().WaitAsync(TimeSpan.FromMinutes(2));

        output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().Equal("01.1", "01.10", "watch");
    }
}
