using FluentAssertions;
using Katas.Toolkit.Drawing;
using NUnit.Framework;
using SkiaSharp;

namespace Katas.Tests.Toolkit;

public class HeatmapPngTests
{
    private string _folder = string.Empty;

    [SetUp]
    public void CreateFolder() => _folder = Directory.CreateTempSubdirectory("heatmaps").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void Row_0_is_at_the_top_and_column_0_on_the_left()
    {
        using var picture = Save(TwoByTwo());
        var corner = CornerOf(picture, ColorScale.At(1));
        int cell = CellSize(picture, corner);

        Color(picture, corner, 0.1, 0.1, cell).Should().Be(Skia(ColorScale.At(1)));
        Color(picture, corner, 1.1, 0.1, cell).Should().Be(Skia(ColorScale.At(0.5)));
        Color(picture, corner, 0.1, 1.1, cell).Should().Be(Skia(ColorScale.At(0)));
        Color(picture, corner, 1.1, 1.1, cell).Should().Be(Skia(ColorScale.At(0.25)));
    }

    [Test]
    public void A_range_with_two_sides_has_their_colours()
    {
        using var picture = Save(new Heatmap(new[,] { { 1, 0.5 }, { 0, -1 } }, ["aa", "bb"], ["cc", "dd"], "Title of it")
        {
            RowAxis = "query",
            ColumnAxis = "key",
            FixedRange = HeatmapRange.TwoSided([1]),
        });
        var corner = CornerOf(picture, ColorScale.AtTwoSided(1));
        int cell = CellSize(picture, corner);

        Color(picture, corner, 1.1, 0.1, cell).Should().Be(Skia(ColorScale.AtTwoSided(0.75)));
        Color(picture, corner, 0.1, 1.1, cell).Should().Be(Skia(ColorScale.AtTwoSided(0.5)));
        Color(picture, corner, 1.1, 1.1, cell).Should().Be(Skia(ColorScale.AtTwoSided(0)));
    }

    [TestCase(PictureFont.System)]
    [TestCase(PictureFont.BuiltIn)]
    public void Labels_numbers_titles_and_the_colour_bar_have_ink(PictureFont font)
    {
        using var picture = Save(TwoByTwo(), font);
        var corner = CornerOf(picture, ColorScale.At(1));
        int cell = CellSize(picture, corner);

        for (int i = 0; i < 2; i++)
        {
            int start = i * cell;
            Pictures.Ink(picture, SKRectI.Create(corner.X - 20, corner.Y + start, 18, cell))
                .Should().BeGreaterThan(10, $"row label {i}");
            Pictures.Ink(picture, SKRectI.Create(corner.X + start, corner.Y - 26, cell, 22))
                .Should().BeGreaterThan(10, $"column label {i}");
        }

        Pictures.Ink(picture, SKRectI.Create(corner.X + 8, corner.Y + 8, cell - 16, cell - 16))
            .Should().BeGreaterThan(10, "the number");
        Pictures.Ink(picture, SKRectI.Create(0, 0, picture.Width, 50)).Should().BeGreaterThan(50, "the title");
        Pictures.Ink(picture, SKRectI.Create(0, corner.Y, corner.X - 24, 2 * cell))
            .Should().BeGreaterThan(10, "the title of the rows");
        int bar = corner.X + (2 * cell) + 40;
        Pictures.Ink(picture, SKRectI.Create(bar, corner.Y - 5, picture.Width - bar, 2 * cell))
            .Should().BeGreaterThan(10, "the bar's numbers");
    }

    [TestCase(1, 1)]
    [TestCase(1, 30)]
    [TestCase(30, 1)]
    [TestCase(20, 20)]
    [TestCase(128, 128)]
    public void The_size_is_sensible_and_nothing_is_cut_off(int rows, int columns)
    {
        using var picture = Save(Labelled(rows, columns, "quite-a-long-token"), PictureFont.BuiltIn);

        picture.Width.Should().BeInRange(120, 1400);
        picture.Height.Should().BeInRange(100, 1400);
        Pictures.EdgeInk(picture, 3).Should().Be(0, "the outermost pixels are blank");
    }

    [TestCase(PictureFont.System)]
    [TestCase(PictureFont.BuiltIn)]
    public void A_title_wider_than_its_map_keeps_clear_of_the_edges(PictureFont font)
    {
        var map = new Heatmap(new double[1, 1], ["a"], ["b"], "Reviews of films, of plays and of books: predicted against true labels");
        using var picture = Save(map, font);

        Pictures.EdgeInk(picture, 16).Should().Be(0);
    }

    [Test]
    public void A_label_beyond_reason_is_shortened()
    {
        using var picture = Save(Labelled(2, 2, new string('x', 500)));

        picture.Width.Should().BeLessThan(900);
        Pictures.EdgeInk(picture, 3).Should().Be(0);
    }

    [Test]
    public void What_is_not_a_number_is_grey_and_infinity_is_an_end_of_the_scale()
    {
        var map = new Heatmap(
            new[,] { { 1, double.NaN }, { double.NegativeInfinity, 0 } }, ["a", "b"], ["c", "d"], "")
        {
            FixedRange = new HeatmapRange(0, 1),
        };
        using var picture = Save(map);
        var corner = CornerOf(picture, ColorScale.At(1));
        int cell = CellSize(picture, corner);

        Color(picture, corner, 1.1, 0.1, cell).Should().Be(new SKColor(0xDD, 0xDD, 0xDD));
        Color(picture, corner, 0.1, 1.1, cell).Should().Be(Skia(ColorScale.At(0)));
    }

    [Test]
    public void Maps_in_a_row_all_appear()
    {
        string path = Path.Combine(_folder, "row.png");
        HeatmapPng.SaveRow([TwoByTwo(), TwoByTwo(), TwoByTwo()], path);
        using var picture = SKBitmap.Decode(path);

        // Count the runs of the brightest colour along the first row of cells: one for each map.
        var corner = CornerOf(picture, ColorScale.At(1));
        var brightest = Skia(ColorScale.At(1));
        bool[] bright =
            [.. Enumerable.Range(0, picture.Width).Select(x => picture.GetPixel(x, corner.Y + 6) == brightest)];
        bright.Zip(bright.Skip(1)).Count(pair => !pair.First && pair.Second).Should().Be(3);
    }

    [Test]
    public void A_file_that_is_there_is_replaced_and_nothing_is_left_over()
    {
        string path = Path.Combine(_folder, "map.png");
        File.WriteAllText(path, "old");

        HeatmapPng.Save(TwoByTwo(), path);

        using var picture = SKBitmap.Decode(path);
        picture.Should().NotBeNull();
        Directory.GetFiles(_folder).Should().ContainSingle();
    }

    [Test]
    public void A_folder_that_is_missing_or_a_file_is_named()
    {
        File.WriteAllText(Path.Combine(_folder, "file"), "");
        foreach (string folder in new[] { "missing", "file" })
        {
            string path = Path.Combine(_folder, folder, "map.png");
            Action act = () => HeatmapPng.Save(TwoByTwo(), path);

            act.Should().Throw<IOException>()
                .WithMessage($"The picture could not be saved as {path}. Is the folder there*");
        }

        Directory.GetFileSystemEntries(_folder).Should().ContainSingle();
    }

    [Test]
    public void A_folder_in_place_of_the_file_is_named_and_left_alone()
    {
        Action act = () => HeatmapPng.Save(TwoByTwo(), _folder);

        act.Should().Throw<IOException>().WithMessage($"The picture could not be saved as {_folder}.*");
        Directory.Exists(_folder).Should().BeTrue();
    }

    [Test]
    public void An_empty_map_is_refused()
    {
        var empty = new Heatmap(new double[0, 2], [], ["a", "b"], "None");
        Action act = () => HeatmapPng.Save(empty, Path.Combine(_folder, "a.png"));

        act.Should().Throw<ArgumentException>()
            .WithMessage("Nothing to draw: the heatmap \"None\" has 0 rows and 2 columns.*");
        Directory.GetFiles(_folder).Should().BeEmpty();
    }

    private static Heatmap TwoByTwo() => new(
        new[,] { { 1, 0.5 }, { 0, 0.25 } }, ["aa", "bb"], ["cc", "dd"], "Title of it")
    {
        RowAxis = "query",
        ColumnAxis = "key",
        FixedRange = new HeatmapRange(0, 1),
    };

    private static Heatmap Labelled(int rows, int columns, string label) => new(
        new double[rows, columns],
        [.. Enumerable.Repeat(label, rows)],
        [.. Enumerable.Repeat(label, columns)],
        "A title")
    {
        RowAxis = "query",
        ColumnAxis = "key",
    };

    private SKBitmap Save(Heatmap map, PictureFont font = PictureFont.System)
    {
        string path = Path.Combine(_folder, "map.png");
        HeatmapPng.Save(map, path, font);
        return SKBitmap.Decode(path);
    }

    /// <summary>The first pixel of a colour, row by row, left of the colour bar: the corner of its cell.</summary>
    private static SKPointI CornerOf(SKBitmap picture, Spectre.Console.Color color)
    {
        for (int y = 0; y < picture.Height; y++)
        {
            for (int x = 0; x < picture.Width; x++)
            {
                if (picture.GetPixel(x, y) == Skia(color) && picture.GetPixel(x + 4, y + 4) == Skia(color))
                {
                    return new SKPointI(x, y);
                }
            }
        }

        throw new AssertionException($"No cell has the colour {color}.");
    }

    private static int CellSize(SKBitmap picture, SKPointI corner)
    {
        int size = 0;
        while (picture.GetPixel(corner.X + 3, corner.Y + size) == picture.GetPixel(corner.X + 3, corner.Y + 3))
        {
            size++;
        }

        return size;
    }

    private static SKColor Color(SKBitmap picture, SKPointI corner, double column, double row, int cell) =>
        picture.GetPixel(corner.X + (int)(column * cell), corner.Y + (int)(row * cell));

    private static SKColor Skia(Spectre.Console.Color color) => new(color.R, color.G, color.B);
}
