using Katas.Checker.Book;
using Microsoft.CodeAnalysis;
using Spectre.Console;

namespace Katas.Checker.Reporting;

/// <summary>Places in files, as <c>file:line</c> from the workbook's root; clickable where the terminal follows links.</summary>
internal sealed class PlaceText(Workbook book, IAnsiConsole console, TerminalLinks? links = null)
{
    private readonly TerminalLinks links = links ?? TerminalLinks.Here;

    /// <summary>The place in Spectre's markup.</summary>
    public string Markup(FileLinePositionSpan place)
    {
        int line = place.StartLinePosition.Line + 1;
        string text = Spectre.Console.Markup.Escape($"{book.Relative(place.Path)}:{line}");

        // A bracket would end the markup; there is no way to escape one in a link.
        string target = new Uri(Path.GetFullPath(place.Path)).AbsoluteUri.Replace("[", "%5B").Replace("]", "%5D");
        return console.Profile.Capabilities.Links
            ? $"[link={target}{(links.TakeLines ? $"#{line}" : "")}]{text}[/]"
            : text;
    }
}
