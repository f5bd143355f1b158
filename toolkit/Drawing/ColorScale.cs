using Spectre.Console;

namespace Katas.Toolkit.Drawing;

/// <summary>
/// From a number to a colour. The one scale goes from dark violet through green to yellow. Lightness grows evenly, so that equal steps
/// look equal, and the order survives colour blindness and a grey printer; its colours are those of matplotlib's "viridis". The other
/// has two sides: light grey in the middle, orange below and blue above, which nobody who is colour blind takes for each other. Its
/// sides are those of ColorBrewer's "PuOr" and "RdBu", without their darkest ends, which a dark page would swallow.
/// </summary>
public static class ColorScale
{
    private static readonly (byte Red, byte Green, byte Blue)[] Stops =
    [
        (68, 1, 84),
        (72, 40, 120),
        (62, 74, 137),
        (49, 104, 142),
        (38, 130, 142),
        (31, 158, 137),
        (53, 183, 121),
        (109, 205, 89),
        (180, 222, 44),
        (253, 231, 37),
    ];

    private static readonly (byte Red, byte Green, byte Blue)[] Sides =
    [
        (179, 88, 6),
        (224, 130, 20),
        (253, 184, 99),
        (254, 224, 182),
        (240, 240, 240),
        (209, 229, 240),
        (146, 197, 222),
        (67, 147, 195),
        (33, 102, 172),
    ];

    /// <summary>The colour at a position on the scale.</summary>
    /// <param name="position">From 0, darkest, to 1, brightest; anything outside counts as the nearer end.</param>
    public static Color At(double position) => Between(Stops, position);

    /// <summary>The colour at a position on the scale with two sides.</summary>
    /// <param name="position">From 0, orange, through 0.5, grey, to 1, blue; anything outside counts as the nearer end.</param>
    public static Color AtTwoSided(double position) => Between(Sides, position);

    /// <summary>Black or white, whichever is easier to read on a colour.</summary>
    /// <param name="background">The colour behind the text.</param>
    public static Color InkOn(Color background)
    {
        // The contrast of WCAG 2, section 1.4.3: black wins above a relative luminance of 0.179.
        var (red, green, blue) = (Linear(background.R), Linear(background.G), Linear(background.B));
        double luminance = (0.2126 * red) + (0.7152 * green) + (0.0722 * blue);
        return luminance > 0.179 ? Color.Black : Color.White;
    }

    private static Color Between((byte Red, byte Green, byte Blue)[] stops, double position)
    {
        double place = Math.Clamp(position, 0, 1) * (stops.Length - 1);
        int lower = Math.Min((int)place, stops.Length - 2);
        double share = place - lower;
        var (from, to) = (stops[lower], stops[lower + 1]);
        return new Color(
            Mix(from.Red, to.Red, share), Mix(from.Green, to.Green, share), Mix(from.Blue, to.Blue, share));
    }

    private static byte Mix(byte from, byte to, double share) => (byte)Math.Round(from + ((to - from) * share));

    private static double Linear(byte channel)
    {
        double value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }
}
