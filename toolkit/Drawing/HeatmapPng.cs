using ScottPlot;
using SkiaSharp;

namespace Katas.Toolkit.Drawing;

/// <summary>
/// Heatmaps as PNG files: labels on both axes, the value in each cell where there is room, a colour bar.
/// </summary>
public static class HeatmapPng
{
    private const int RowWidth = 1800;
    private const int Gap = 28;
    private const int Margin = 20;

    /// <summary>Saves one heatmap.</summary>
    /// <param name="heatmap">What to draw.</param>
    /// <param name="path">The file; one of that name is replaced, in one step.</param>
    /// <param name="font">The font of the labels.</param>
    /// <exception cref="ArgumentException">The heatmap is empty.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Save(Heatmap heatmap, string path, PictureFont font = PictureFont.System) =>
        SaveRow([heatmap], path, font);

    /// <summary>Saves several heatmaps side by side, the first on the left.</summary>
    /// <param name="heatmaps">What to draw. If all have the same range, they share one colour bar.</param>
    /// <param name="path">The file; one of that name is replaced, in one step.</param>
    /// <param name="font">The font of the labels.</param>
    /// <exception cref="ArgumentException">There is no heatmap, or an empty one.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void SaveRow(IReadOnlyList<Heatmap> heatmaps, string path, PictureFont font = PictureFont.System)
    {
        ArgumentNullException.ThrowIfNull(heatmaps);
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (heatmaps.Count == 0)
        {
            throw new ArgumentException("There is no heatmap to draw.", nameof(heatmaps));
        }

        if (heatmaps.FirstOrDefault(heatmap => heatmap.IsEmpty) is { } empty)
        {
            throw new ArgumentException(
                $"Nothing to draw: the heatmap \"{empty.Title}\" has {empty.Rows.Count} rows "
                + $"and {empty.Columns.Count} columns.",
                nameof(heatmaps));
        }

        PictureFile.Write(path, Draw(heatmaps, font));
    }

    private static byte[] Draw(IReadOnlyList<Heatmap> heatmaps, PictureFont font)
    {
        var letters = heatmaps.SelectMany<Heatmap, string>(
            map => [map.Title, map.RowAxis ?? "", map.ColumnAxis ?? "", .. map.Rows, .. map.Columns, .. map.Words ?? []]);
        var (name, typeface) = Typefaces.For(font, letters.Select(text => LabelText.Visible(text)));

        int cell = CellSize(heatmaps);
        bool sharedBar = heatmaps.Select(heatmap => heatmap.Range).Distinct().Count() == 1;
        PicturePanel[] panels =
        [
            .. heatmaps.Select((heatmap, i) =>
                new PicturePanel(heatmap, cell, name, typeface, bar: !sharedBar || i == heatmaps.Count - 1)),
        ];

        // All maps start at the same height, however long the labels above them are.
        int top = panels.Max(panel => panel.Top);
        int width = panels.Sum(panel => panel.Width) + (Gap * (panels.Length - 1)) + (2 * Margin);
        int height = top + panels.Max(panel => panel.Height - panel.Top) + (2 * Margin);
        using var surface = SKSurface.Create(new SKImageInfo(width, height));
        surface.Canvas.Clear(SKColors.White);
        float left = Margin;
        foreach (var panel in panels)
        {
            panel.Draw(surface.Canvas, new Pixel(left, Margin + top - panel.Top));
            left += panel.Width + Gap;
        }

        using var image = surface.Snapshot();
        using var png = image.Encode(SKEncodedImageFormat.Png, quality: 100);
        return png.ToArray();
    }

    /// <summary>
    /// Large enough for numbers when there are few cells, small enough for the picture to fit a page.
    /// </summary>
    private static int CellSize(IReadOnlyList<Heatmap> heatmaps)
    {
        int rows = heatmaps.Max(heatmap => heatmap.Rows.Count);
        int columns = heatmaps.Sum(heatmap => heatmap.Columns.Count);
        int forColumns = heatmaps.Count == 1 ? 800 / columns : (RowWidth - (heatmaps.Count * 130)) / columns;
        return Math.Clamp(Math.Min(forColumns, 800 / rows), 4, 64);
    }
}
