using Markdig.Syntax;

namespace Katas.Page.Texts.Figures;

/// <summary>A figure of a text; the block that it was written as is in it.</summary>
/// <param name="grid">What to draw.</param>
/// <param name="name">What it is called by those who do not see it.</param>
internal sealed class FigureBlock(FigureGrid grid, string name) : ContainerBlock(parser: null)
{
    /// <summary>What to draw.</summary>
    public FigureGrid Grid { get; } = grid;

    /// <summary>What it is called: <c>Figure: The shapes</c>.</summary>
    public string Name { get; } = name;

    /// <summary>Makes figures of a text's blocks that are some (<see cref="FigureGrid.IsFigure"/>) and say no language. Each has its section's name.</summary>
    public static void Find(MarkdownDocument document)
    {
        string section = "";
        var found = new List<(CodeBlock Block, FigureGrid Grid, string Section)>();
        foreach (var block in document.Descendants<LeafBlock>())
        {
            if (block is HeadingBlock heading)
            {
                section = TextPages.Plain(heading.Inline);
            }
            else if (block is CodeBlock code and not FencedCodeBlock { Info.Length: > 0 } && FigureGrid.Read(code.Lines.ToString()) is { IsFigure: true } grid)
            {
                found.Add((code, grid, section));
            }
        }

        foreach (var figures in found.GroupBy(figure => figure.Section))
        {
            foreach (var (index, (block, grid, _)) in figures.Index())
            {
                Replace(block, new FigureBlock(grid, Title(figures.Key, index + 1, figures.Count())));
            }
        }
    }

    private static string Title(string section, int number, int count) =>
        (section.Length > 0 ? $"Figure: {section}" : "Figure") + (count > 1 ? $", {number} of {count}" : "");

    private static void Replace(CodeBlock block, FigureBlock figure)
    {
        var parent = block.Parent!;
        parent[parent.IndexOf(block)] = figure;
        figure.Add(block);
    }
}
