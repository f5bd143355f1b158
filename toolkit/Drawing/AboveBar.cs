using Spectre.Console;
using Spectre.Console.Rendering;

namespace Katas.Toolkit.Drawing;

/// <summary>
/// Lines above a progress bar that is running. Spectre writes them where the bar was and the bar below them, but erases nothing:
/// whatever of the old bar was longer than the new lines would stay behind them.
/// </summary>
/// <param name="lines">The lines; those too long for the terminal are wrapped.</param>
internal sealed class AboveBar(IReadOnlyList<string> lines) : Renderable
{
    private const string EraseBelow = "\u001b[J";

    /// <inheritdoc/>
    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        if (options.Ansi)
        {
            yield return Segment.Control(EraseBelow);
        }

        foreach (var segment in lines.SelectMany(line => ((IRenderable)new Text(line)).Render(options, maxWidth).Append(Segment.LineBreak)))
        {
            yield return segment;
        }
    }
}
