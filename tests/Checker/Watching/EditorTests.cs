using FluentAssertions;
using Katas.Checker.Watching;
using NUnit.Framework;

namespace Katas.Tests.Checker.Watching;

/// <summary>Which editor is opened, and how.</summary>
public sealed class EditorTests
{
    [TestCase("KATAS_EDITOR=mine {file} -l {line}; VISUAL=code", "mine {file} -l {line}")]
    [TestCase("KATAS_EDITOR=/usr/bin/rider", "/usr/bin/rider --line {line} {file}")]
    [TestCase("KATAS_EDITOR=unknown", "unknown {file}")]
    [TestCase("VISUAL=code --wait; EDITOR=vim", "code -g {file}:{line}")]
    [TestCase("VISUAL=vim; EDITOR=subl", "subl {file}:{line}")]
    [TestCase("TERM_PROGRAM=vscode", "code -g {file}:{line}")]
    public void The_first_with_a_window_is_taken(string environment, string command) =>
        string.Join(' ', Find(environment).Command!).Should().Be(command);

    [TestCase("")]
    [TestCase("EDITOR=vim")]
    [TestCase("VISUAL=nano; EDITOR=emacs -nw")]
    public void An_editor_in_the_terminal_is_not_opened_and_the_place_is_told(string environment)
    {
        var editor = Find(environment);

        editor.Command.Should().BeNull();
        editor.Open("/book/exercises/01/Attention.cs", 42).Should().Contain("KATAS_EDITOR").And.Contain("Attention.cs:42");
    }

    [Test]
    public void An_editor_that_can_not_be_started_is_a_sentence() =>
        new Editor(["/nowhere/editor", "{file}"]).Open("A.cs", 3).Should().Contain("could not be started").And.Contain("A.cs:3");

    [Test]
    public void The_place_is_put_in()
    {
        using var folder = new TemporaryFolder();
        string said = Path.Combine(folder.Path, "said");

        new Editor(["sh", "-c", $"echo \"$0 $1\" > '{said}.new' && mv '{said}.new' '{said}'", "{file}", "+{line}"]).Open("A.cs", 3).Should().Contain("A.cs:3");

        SpinWait.SpinUntil(() => File.Exists(said), TimeSpan.FromSeconds(30)).Should().BeTrue();
        File.ReadAllText(said).Trim().Should().Be("A.cs +3");
    }

    private static Editor Find(string environment)
    {
        var variables = environment.Split("; ", StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
        return Editor.Find(variables.GetValueOrDefault);
    }
}
