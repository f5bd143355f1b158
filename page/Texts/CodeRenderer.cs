using Katas.Checker.Reporting;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace Katas.Page.Texts;

/// <summary>Code, formulas and tables of numbers: as they stand, in a box that scrolls by itself, also by keyboard. C# has colours.</summary>
internal sealed class CodeRenderer : HtmlObjectRenderer<CodeBlock>
{
    protected override void Write(HtmlRenderer renderer, CodeBlock block)
    {
        string text = block.Lines.ToString();
        renderer.Write("<pre tabindex=\"0\"><code>");
        if (block is FencedCodeBlock { Info: "csharp" or "cs" })
        {
            Highlight(renderer, text);
        }
        else
        {
            renderer.WriteEscape(text);
        }

        renderer.Write("</code></pre>").WriteLine();
    }

    private static void Highlight(HtmlRenderer renderer, string text)
    {
        foreach (var (span, kind) in CodeText.Runs(text))
        {
            string piece = text.Substring(span.Start, span.Length);
            if (kind == CodeKind.Plain)
            {
                renderer.WriteEscape(piece);
            }
            else
            {
                renderer.Write($"<span class=\"{kind.ToString().ToLowerInvariant()}\">").WriteEscape(piece).Write("</span>");
            }
        }
    }
}
