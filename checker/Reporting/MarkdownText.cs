using System.Text;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Spectre.Console;
using MarkdownTable = Markdig.Extensions.Tables.Table;
using MarkdownTableCell = Markdig.Extensions.Tables.TableCell;
using MarkdownTableRow = Markdig.Extensions.Tables.TableRow;

namespace Katas.Checker.Reporting;

/// <summary>A piece of a lesson's text on the terminal: paragraphs wrapped to the window, code and drawings as they stand.</summary>
internal static class MarkdownText
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().Build();

    /// <summary>Writes it.</summary>
    /// <param name="console">Where to.</param>
    /// <param name="markdown">The text.</param>
    /// <param name="indent">How far from the left.</param>
    public static void WriteMarkdown(this IAnsiConsole console, string markdown, int indent = 0)
    {
        bool isFirst = true;
        foreach (var block in Markdown.Parse(markdown.ReplaceLineEndings("\n"), Pipeline))
        {
            if (!isFirst)
            {
                console.WriteLine();
            }

            isFirst = false;
            Write(console, block, indent);
        }
    }

    private static void Write(IAnsiConsole console, Block block, int indent)
    {
        switch (block)
        {
            case HeadingBlock heading:
                WriteWrapped(console, Styled("bold", Inline(heading.Inline)), indent);
                break;
            case ParagraphBlock paragraph:
                WriteWrapped(console, Inline(paragraph.Inline), indent);
                break;
            case ListBlock list:
                WriteList(console, list, indent);
                break;
            case MarkdownTable table:
                WriteTable(console, table, indent);
                break;
            case CodeBlock code:
                foreach (string line in code.Lines.ToString().Split('\n'))
                {
                    console.WriteUnwrapped(new Text(new string(' ', indent + 2) + line));
                }

                break;
            case ContainerBlock container:
                foreach (var inner in container)
                {
                    Write(console, inner, indent + 2);
                }

                break;
        }
    }

    private static void WriteList(IAnsiConsole console, ListBlock list, int indent)
    {
        int number = int.TryParse(list.OrderedStart, out int start) ? start : 1;
        foreach (var item in list.OfType<ListItemBlock>())
        {
            string mark = (list.IsOrdered ? $"{number++}." : "-") + " ";
            string lead = new string(' ', indent) + mark;
            foreach (var leaf in item.OfType<LeafBlock>())
            {
                WriteWrapped(console, Inline(leaf.Inline), indent + mark.Length, lead);
                lead = new string(' ', lead.Length);
            }
        }
    }

    private static void WriteTable(IAnsiConsole console, MarkdownTable table, int indent)
    {
        var rows = table.OfType<MarkdownTableRow>().Select(row => row.OfType<MarkdownTableCell>().Select(Cell).ToList()).ToList();
        var grid = new Grid();
        foreach (int column in Enumerable.Range(0, rows.Max(row => row.Count)))
        {
            grid.AddColumn(new GridColumn().PadLeft(column == 0 ? indent : 0).PadRight(2));
        }

        foreach (var row in rows.Where(row => row.Any(cell => cell.Length > 0)))
        {
            grid.AddRow([.. row.Select(cell => new Markup(cell))]);
        }

        console.Write(grid);
    }

    private static string Cell(MarkdownTableCell cell) => string.Join(' ', cell.OfType<LeafBlock>().Select(leaf => Inline(leaf.Inline)));

    /// <summary>Broken at spaces alone: Spectre also breaks where the style changes, between a bracket and the code in it.</summary>
    private static void WriteWrapped(IAnsiConsole console, string markup, int indent, string? start = null)
    {
        int room = Math.Max(console.Profile.Width - indent, 1);
        string margin = start ?? new string(' ', indent);
        string line = "";
        foreach (string word in markup.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            string longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length > 0 && Markup.Remove(longer).GetCellWidth() > room)
            {
                console.MarkupLine(margin + line);
                (margin, longer) = (new string(' ', indent), word);
            }

            line = longer;
        }

        console.MarkupLine(margin + line);
    }

    /// <summary>Bold stays bold; of code and links, the words. A style begins and ends within a word, as lines are broken between words.</summary>
    private static string Inline(ContainerInline? content)
    {
        var text = new StringBuilder();
        foreach (var inline in content ?? [])
        {
            text.Append(inline switch
            {
                LiteralInline literal => Markup.Escape(literal.Content.ToString()),
                CodeInline code => Styled("bold", Markup.Escape(code.Content)),
                LineBreakInline => " ",
                HtmlEntityInline entity => Markup.Escape(entity.Transcoded.ToString()),
                EmphasisInline { DelimiterCount: 2 } strong => Styled("bold", Inline(strong)),
                EmphasisInline emphasis => Styled("italic", Inline(emphasis)),
                AutolinkInline link => Markup.Escape(link.Url),
                ContainerInline container => Inline(container),
                _ => "",
            });
        }

        return text.ToString();
    }

    private static string Styled(string style, string words) =>
        string.Join(' ', words.Split(' ').Select(word => word.Length == 0 ? "" : $"[{style}]{word}[/]"));
}
