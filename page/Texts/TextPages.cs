using System.Collections.Concurrent;
using Katas.Checker.Book;
using Katas.Checker.Reporting;
using Katas.Page.Texts.Figures;
using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Katas.Page.Texts;

/// <summary>The book's texts as HTML. What they say in HTML of their own is shown as text.</summary>
internal sealed class TextPages(Workbook book)
{
    private const string AfterPass = "After it passes:";

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseAutoIdentifiers(AutoIdentifierOptions.GitHub)
        .DisableHtml()
        .Build();

    private readonly ConcurrentDictionary<string, (DateTime Written, IReadOnlyList<TextSection> Sections)> known = new();

    /// <summary>The text of a lesson: what stands before its first task, each task, what stands after the last.</summary>
    public IReadOnlyList<TextSection> Lesson(Lesson lesson)
    {
        var written = File.GetLastWriteTimeUtc(lesson.Folders.Readme);
        if (!known.TryGetValue(lesson.Number, out var page) || page.Written != written)
        {
            known[lesson.Number] = page = (written, Sections(lesson));
        }

        return page.Sections;
    }

    /// <summary>A text of the book on its own; null if there is none at that path.</summary>
    /// <param name="relative">From the book's folder.</param>
    public string? Page(string relative)
    {
        if (BookFiles.Find(book, relative) is not { } file || BookFiles.IsPicture(relative))
        {
            return null;
        }

        string text = File.ReadAllText(file);
        return text.Contains('\0') ? null
            : Path.GetExtension(relative) == ".md" ? Html(Parse(text, relative))
            : Html(Markdown.Parse($"```{(Path.GetExtension(relative) == ".cs" ? "csharp" : "text")}\n{text.Replace("```", "'''")}\n```", Pipeline));
    }

    /// <summary>A piece of a lesson's text as HTML.</summary>
    public string Piece(Lesson lesson, string markdown) => Html(Parse(markdown, book.Relative(lesson.Folders.Readme)));

    private IReadOnlyList<TextSection> Sections(Lesson lesson)
    {
        var document = Parse(File.ReadAllText(lesson.Folders.Readme), book.Relative(lesson.Folders.Readme));
        var sections = new List<TextSection>();
        string? task = null;
        List<Block> blocks = [], after = [];
        bool isAfter = false;
        foreach (var block in document.ToList())
        {
            if (block is HeadingBlock { Level: 1 })
            {
                continue; // the page's own title
            }

            if (block is HeadingBlock { Level: 2 } heading)
            {
                Close();
                task = lesson.Tasks.FirstOrDefault(task => Plain(heading.Inline).StartsWith($"Task {task.Id}:", StringComparison.Ordinal))?.Id;
                if (task is not null)
                {
                    continue;
                }
            }
            else if (task is not null && blocks.Count == 0 && block is ParagraphBlock first && Difficulty(first))
            {
                continue; // the page says it at the heading
            }
            else if (task is not null && block is ParagraphBlock { Inline.FirstChild: EmphasisInline { DelimiterCount: 2 } strong }
                && Plain(strong) == AfterPass)
            {
                isAfter = true;
                Begin(strong);
            }

            (isAfter ? after : blocks).Add(block);
        }

        Close();
        return sections;

        void Close()
        {
            if (blocks.Count + after.Count > 0 || task is not null)
            {
                sections.Add(new TextSection(task, Html(blocks), Html(after)));
            }

            (task, isAfter, blocks, after) = (null, false, [], []);
        }
    }

    /// <summary>Takes the words away that a heading says now; what stands behind them begins anew.</summary>
    private static void Begin(EmphasisInline words)
    {
        if (words.NextSibling is LiteralInline literal && literal.Content.ToString().TrimStart() is { Length: > 0 } text)
        {
            literal.Content = new Markdig.Helpers.StringSlice(char.ToUpperInvariant(text[0]) + text[1..]);
        }

        words.Remove();
    }

    /// <summary>The difficulty's line; what stands below it in the same paragraph stays.</summary>
    private static bool Difficulty(ParagraphBlock paragraph)
    {
        if (paragraph.Inline is null || !Plain(paragraph.Inline).StartsWith("Difficulty ", StringComparison.Ordinal))
        {
            return false;
        }

        while (paragraph.Inline.FirstChild is { } inline)
        {
            inline.Remove();
            if (inline is LineBreakInline)
            {
                break;
            }
        }

        return paragraph.Inline.FirstChild is null;
    }

    private MarkdownDocument Parse(string markdown, string file)
    {
        var document = Markdown.Parse(markdown.ReplaceLineEndings("\n"), Pipeline);
        var links = new Links(book, file);
        foreach (var link in document.Descendants<LinkInline>().ToList())
        {
            string? target = link.IsImage ? links.Picture(link.Url ?? "") : links.Resolve(link.Url ?? "");
            if (target is null)
            {
                link.ReplaceBy(new LiteralInline(Plain(link)), copyChildren: false);
                continue;
            }

            link.Url = target;
            if (Links.IsElsewhere(target))
            {
                link.GetAttributes().AddProperty("rel", "noreferrer");
            }
        }

        foreach (var table in document.Descendants<Table>())
        {
            Align(table);
        }

        FigureBlock.Find(document);
        return document;
    }

    /// <summary>Alignment by class: a style of its own would not be allowed here.</summary>
    private static void Align(Table table)
    {
        foreach (var cell in table.OfType<TableRow>().SelectMany(row => row.OfType<TableCell>().Index()))
        {
            int column = cell.Item.ColumnIndex >= 0 ? cell.Item.ColumnIndex : cell.Index;
            if (column < table.ColumnDefinitions.Count && table.ColumnDefinitions[column].Alignment is { } alignment)
            {
                cell.Item.GetAttributes().AddClass(alignment.ToString().ToLowerInvariant());
            }
        }

        table.ColumnDefinitions.ForEach(column => column.Alignment = null);
    }

    private static string Html(IEnumerable<Block> blocks)
    {
        using var writer = new StringWriter();
        var html = new HtmlRenderer(writer);
        Pipeline.Setup(html);
        html.ObjectRenderers.Replace<CodeBlockRenderer>(new CodeRenderer());
        html.ObjectRenderers.Replace<HtmlTableRenderer>(new TableRenderer());
        html.ObjectRenderers.Add(new FigureRenderer());
        foreach (var block in blocks)
        {
            html.Render(block);
        }

        return writer.ToString();
    }

    /// <summary>The words of a text without what marks them.</summary>
    internal static string Plain(ContainerInline? content) =>
        string.Concat((content ?? []).Select(inline => inline switch
        {
            LiteralInline literal => literal.Content.ToString(),
            CodeInline code => code.Content,
            LineBreakInline => " ",
            ContainerInline container => Plain(container),
            _ => "",
        }));
}
