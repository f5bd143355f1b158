using Katas.Page.Components.Drawing;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace Katas.Page.Texts.Figures;

/// <summary>A figure drawn, in a box that scrolls by itself, also by keyboard; below it the same as text, to be read out and copied.</summary>
internal sealed class FigureRenderer : HtmlObjectRenderer<FigureBlock>
{
    protected override void Write(HtmlRenderer renderer, FigureBlock figure)
    {
        string name = SvgWriter.E(figure.Name);
        renderer.Write($"<figure class=\"drawn\"><div class=\"scroll\" role=\"group\" aria-label=\"{name}, drawn\" tabindex=\"0\">");
        renderer.Write(FigureDrawing.Write(figure.Grid, figure.Name));
        renderer.Write($"</div><details><summary><span class=\"sr\">{name} </span>as text</summary>");
        renderer.WriteChildren(figure);
        renderer.Write("</details></figure>").WriteLine();
    }
}
