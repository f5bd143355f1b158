using FluentAssertions;
using Katas.Checker.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using NUnit.Framework;
using Spectre.Console;
using Spectre.Console.Testing;

namespace Katas.Tests.Checker;

public sealed class TerminalLinksTests
{
    [TestCase("TERM_PROGRAM=iTerm.app TERM_PROGRAM_VERSION=3.5.0beta1")]
    [TestCase("TERM_PROGRAM=vscode TERM_PROGRAM_VERSION=1.96.2-insider")]
    [TestCase("TERM_PROGRAM=WezTerm")]
    [TestCase("TERM_PROGRAM=tmux TERM_PROGRAM_VERSION=3.4 TMUX=x")]
    [TestCase("VTE_VERSION=7600")]
    [TestCase("KONSOLE_VERSION=230401")]
    [TestCase("WT_SESSION=x")]
    [TestCase("TERM=xterm-kitty")]
    [TestCase("TERM=alacritty")]
    [TestCase("TERM=xterm FORCE_HYPERLINK=1")]
    public void Terminals_that_follow_links_get_them(string variables) => Links(variables).AreFollowed.Should().BeTrue();

    [TestCase("")]
    [TestCase("TERM=xterm")]
    [TestCase("TERM=linux")]
    [TestCase("TERM=dumb WT_SESSION=x")]
    [TestCase("VTE_VERSION=4205")]
    [TestCase("TERM_PROGRAM=Apple_Terminal TERM_PROGRAM_VERSION=455")]
    [TestCase("TERM_PROGRAM=iTerm.app TERM_PROGRAM_VERSION=3.0.15")]
    [TestCase("TERM_PROGRAM=iTerm.app")]
    [TestCase("TERM_PROGRAM=tmux TERM_PROGRAM_VERSION=3.3a TMUX=x VTE_VERSION=7600")]
    [TestCase("STY=x VTE_VERSION=7600")]
    [TestCase("CI=true WT_SESSION=x")]
    [TestCase("WT_SESSION=x FORCE_HYPERLINK=0")]
    public void Others_do_not(string variables) => Links(variables).AreFollowed.Should().BeFalse();

    [Test]
    public void A_place_is_a_link_where_links_are_followed()
    {
        Place("TERM_PROGRAM=WezTerm", links: true).Should().Contain("[link=file:///").And.EndWith("Numbers.cs]exercises/05/Numbers.cs:42[/]");
        Place("TERM_PROGRAM=WezTerm", links: false).Should().Be("exercises/05/Numbers.cs:42");
    }

    [TestCase("TERM_PROGRAM=vscode")]
    [TestCase("KITTY_WINDOW_ID=1")]
    public void The_line_is_in_the_link_where_it_is_understood(string variables) =>
        Place(variables, links: true).Should().Contain("Numbers.cs#42]");

    [Test]
    public void A_folder_with_brackets_and_blanks_ends_no_link_early()
    {
        var place = new FileLinePositionSpan(
            Path.Combine(Reports.Book.Root, "a [b] c", "A.cs"), new LinePosition(0, 0), new LinePosition(0, 1));
        using var console = new TestConsole().SupportsAnsi(true).EmitAnsiSequences();
        console.Profile.Capabilities.Links = true;

        console.MarkupLine(new PlaceText(Reports.Book, console, Links("")).Markup(place));

        console.Output.Should().Contain("a%20%5Bb%5D%20c/A.cs").And.Contain("a [b] c/A.cs:1");
    }

    private static string Place(string variables, bool links)
    {
        using var console = new TestConsole();
        console.Profile.Capabilities.Links = links;
        return new PlaceText(Reports.Book, console, Links(variables)).Markup(Reports.Place);
    }

    private static TerminalLinks Links(string variables)
    {
        var environment = variables.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(variable => variable.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
        return new TerminalLinks(environment.GetValueOrDefault);
    }
}
