using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace Katas.Page.Texts;

/// <summary>A table in a box that scrolls by itself where the window is narrow.</summary>
internal sealed class TableRenderer : HtmlObjectRenderer<Table>
{
    private readonly HtmlTableRenderer inner = new();

    protected override void Write(HtmlRenderer renderer, Table table)
    {
        renderer.Write("<div class=\"scroll\" role=\"group\" aria-label=\"table\" tabindex=\"0\">");
        inner.Write(renderer, table);
        renderer.Write("</div>").WriteLine();
    }
}
