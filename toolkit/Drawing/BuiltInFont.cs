using System.Numerics;
using System.Text;
using SkiaSharp;

namespace Katas.Toolkit.Drawing;

/// <summary>
/// A small font of square dots, made in memory as a TrueType file, so that pictures have labels on machines without any font: a bare
/// container would otherwise draw no text at all, and give no warning. ASCII, the ellipsis and infinity.
/// </summary>
/// <remarks>OpenType specification 1.9: tables cmap, glyf, head, hhea, hmtx, loca, maxp, name, OS/2 and post.</remarks>
public static class BuiltInFont
{
    /// <summary>The name of the family.</summary>
    public const string Family = "Katas Dots";

    private const int Dot = 100;
    private const int UnitsPerEm = 1000;
    private const int Advance = (BuiltInGlyphs.Width + 1) * Dot;
    private const int Ascent = (BuiltInGlyphs.Height + 1) * Dot;
    private const int Descent = -2 * Dot;

    private static readonly string[] Glyphs =
        [BuiltInGlyphs.Missing, .. BuiltInGlyphs.Table, .. BuiltInGlyphs.Others.Select(other => other.Glyph)];

    /// <summary>The font, ready to draw with.</summary>
    /// <exception cref="InvalidOperationException">The drawing library does not accept it.</exception>
    public static SKTypeface CreateTypeface()
    {
        using var data = SKData.CreateCopy(CreateFile());
        return SKTypeface.FromData(data)
            ?? throw new InvalidOperationException("The drawing library does not accept the built-in font.");
    }

    /// <summary>The font as a TrueType file.</summary>
    public static byte[] CreateFile()
    {
        var (outlines, offsets) = Outlines();
        (string Tag, byte[] Data)[] tables = // in the order of their tags, as the format asks
        [
            ("OS/2", Metrics()),
            ("cmap", Characters()),
            ("glyf", outlines),
            ("head", Head()),
            ("hhea", HorizontalHeader()),
            ("hmtx", new BigEndian().Repeat(Glyphs.Length, table => table.U16(Advance).U16(0)).ToArray()),
            ("loca", offsets),
            ("maxp", Limits()),
            ("name", Names()),
            ("post", new BigEndian().U32(0x00030000).U32(0).U16(0).U16(0).U32(1).Zeros(16).ToArray()),
        ];

        var file = new BigEndian().U32(0x00010000).U16(tables.Length).U16(128).U16(3).U16((tables.Length * 16) - 128);
        int offset = 12 + (tables.Length * 16);
        foreach (var (tag, data) in tables)
        {
            file.Bytes(Encoding.ASCII.GetBytes(tag)).U32(Checksum(data)).U32((uint)offset).U32((uint)data.Length);
            offset += Padded(data.Length);
        }

        foreach (var (_, data) in tables)
        {
            file.Bytes(data).Zeros(Padded(data.Length) - data.Length);
        }

        return file.ToArray();
    }

    private static (byte[] Glyf, byte[] Loca) Outlines()
    {
        var glyf = new BigEndian();
        var loca = new BigEndian();
        foreach (string glyph in Glyphs)
        {
            loca.U32((uint)glyf.Length);
            glyf.Bytes(Outline(glyph));
        }

        return (glyf.ToArray(), loca.U32((uint)glyf.Length).ToArray());
    }

    /// <summary>One glyph: a rectangle for each run of dots. A space has no outline at all.</summary>
    private static byte[] Outline(string glyph)
    {
        var points = new List<(int X, int Y)>();
        for (int row = 0; row < BuiltInGlyphs.Height; row++)
        {
            int bottom = (BuiltInGlyphs.Height - 1 - row) * Dot;
            foreach (var (start, length) in BuiltInGlyphs.Runs(glyph, row))
            {
                int left = start * Dot;
                int right = left + (length * Dot);
                points.AddRange([(left, bottom), (left, bottom + Dot), (right, bottom + Dot), (right, bottom)]);
            }
        }

        if (points.Count == 0)
        {
            return [];
        }

        var outline = new BigEndian().U16(points.Count / 4)
            .U16(points.Min(point => point.X)).U16(points.Min(point => point.Y))
            .U16(points.Max(point => point.X)).U16(points.Max(point => point.Y));
        for (int last = 3; last < points.Count; last += 4)
        {
            outline.U16(last);
        }

        outline.U16(0).Repeat(points.Count, table => table.U8(1)); // no instructions; every point lies on the outline
        WriteSteps(outline, points.Select(point => point.X));
        WriteSteps(outline, points.Select(point => point.Y));
        return outline.Zeros(Padded(outline.Length) - outline.Length).ToArray();
    }

    private static void WriteSteps(BigEndian table, IEnumerable<int> places)
    {
        int previous = 0;
        foreach (int place in places)
        {
            table.U16(place - previous);
            previous = place;
        }
    }

    private static byte[] Characters()
    {
        // A segment is a run of characters whose glyphs are a run, too; the last one has to end the table at 0xFFFF.
        int others = 1 + BuiltInGlyphs.Table.Count;
        (int First, int Last, int Glyph)[] segments =
        [
            (BuiltInGlyphs.First, BuiltInGlyphs.First + BuiltInGlyphs.Table.Count - 1, 1),
            .. BuiltInGlyphs.Others.Select((other, i) => ((int)other.Character, (int)other.Character, others + i)),
            (0xFFFF, 0xFFFF, 0),
        ];
        int count = segments.Length;
        int powerOfTwo = (int)BitOperations.RoundUpToPowerOf2((uint)count + 1) / 2;
        var table = new BigEndian()
            .U16(0).U16(1).U16(3).U16(1).U32(12) // one table, for Unicode on Windows, which every system reads
            .U16(4).U16(16 + (8 * count)).U16(0) // format 4, its length, any language
            .U16(2 * count).U16(2 * powerOfTwo).U16(BitOperations.Log2((uint)powerOfTwo)).U16(2 * (count - powerOfTwo));
        Array.ForEach(segments, segment => table.U16(segment.Last));
        table.U16(0);
        Array.ForEach(segments, segment => table.U16(segment.First));
        Array.ForEach(segments, segment => table.U16(segment.Glyph - segment.First));
        return table.Zeros(2 * count).ToArray();
    }

    private static byte[] Head() => new BigEndian()
        .U32(0x00010000).U32(0x00010000).U32(0).U32(0x5F0F3CF5).U16(0x000B).U16(UnitsPerEm).Zeros(16)
        .U16(0).U16(0).U16(BuiltInGlyphs.Width * Dot).U16(BuiltInGlyphs.Height * Dot)
        .U16(0).U16(7).U16(2).U16(1).U16(0) // regular, from 7 pixels, left to right, long offsets
        .ToArray();

    private static byte[] HorizontalHeader() => new BigEndian()
        .U32(0x00010000).U16(Ascent).U16(Descent).U16(0).U16(Advance).U16(0).U16(Dot).U16(BuiltInGlyphs.Width * Dot)
        .U16(1).Zeros(14).U16(Glyphs.Length)
        .ToArray();

    private static byte[] Limits()
    {
        int contours = Glyphs.Max(
            glyph => Enumerable.Range(0, BuiltInGlyphs.Height).Sum(row => BuiltInGlyphs.Runs(glyph, row).Count()));
        return new BigEndian()
            .U32(0x00010000).U16(Glyphs.Length).U16(contours * 4).U16(contours).U16(0).U16(0).U16(2).Zeros(16)
            .ToArray();
    }

    private static byte[] Names()
    {
        string[] names = [Family, "Regular"];
        var table = new BigEndian().U16(0).U16(names.Length).U16(6 + (names.Length * 12));
        int offset = 0;
        for (int i = 0; i < names.Length; i++)
        {
            int length = names[i].Length * 2;
            table.U16(3).U16(1).U16(0x0409).U16(i + 1).U16(length).U16(offset);
            offset += length;
        }

        return table.Bytes(Encoding.BigEndianUnicode.GetBytes(string.Concat(names))).ToArray();
    }

    private static byte[] Metrics() => new BigEndian()
        .U16(3).U16(Advance).U16(400).U16(5).U16(0) // version, average width, regular weight and width, no restrictions
        .Zeros(20).U16(0) // where sub- and superscripts would go; no family class
        .Zeros(10).U32(1).Zeros(12) // no panose; Basic Latin
        .Bytes("KATA"u8.ToArray()).U16(0x0040).U16(BuiltInGlyphs.First).U16(BuiltInGlyphs.Others[^1].Character)
        .U16(Ascent).U16(Descent).U16(0).U16(Ascent).U16(-Descent)
        .U32(1).U32(0).U16(5 * Dot).U16(BuiltInGlyphs.Height * Dot).U16(0).U16(BuiltInGlyphs.First).U16(0)
        .ToArray();

    private static int Padded(int length) => (length + 3) / 4 * 4;

    private static uint Checksum(byte[] data)
    {
        uint sum = 0;
        for (int i = 0; i < data.Length; i++)
        {
            sum = unchecked(sum + ((uint)data[i] << (8 * (3 - (i % 4)))));
        }

        return sum;
    }
}
