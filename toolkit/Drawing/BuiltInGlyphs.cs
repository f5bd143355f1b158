namespace Katas.Toolkit.Drawing;

/// <summary>
/// The letters of <see cref="BuiltInFont"/>, five dots wide and seven high. A glyph is seven digits of base 32, one for
/// each row from the top; the bits of a digit are the dots of its row, the leftmost the highest.
/// </summary>
internal static class BuiltInGlyphs
{
    /// <summary>Rows of dots in a glyph.</summary>
    public const int Height = 7;

    /// <summary>Columns of dots in a glyph.</summary>
    public const int Width = 5;

    /// <summary>
    /// The first character of <see cref="Table"/>; the others follow in the order of ASCII, up to the tilde.
    /// </summary>
    public const char First = ' ';

    /// <summary>Drawn for a character that the font lacks.</summary>
    public const string Missing = "vhhhhhv";

    /// <summary>
    /// What labels and cells use beyond ASCII, in the order of their codes: an ellipsis and infinity.
    /// </summary>
    public static readonly IReadOnlyList<(char Character, string Glyph)> Others = [('…', "000000l"), ('∞', "00ala00")];

    private const string Digits = "0123456789abcdefghijklmnopqrstuv";

    /// <summary>The glyphs of ASCII.</summary>
    public static IReadOnlyList<string> Table { get; } =
    [
        "0000000", "4444404", "aa00000", "aavavaa", "4fke5u4", "op248j3", "cik8lid", "4400000", // space to '
        "2488842", "8422248", "04lel40", "044v440", "0000c48", "000v000", "00000cc", "01248g0", // ( to /
        "ehjlphe", "4c4444e", "eh1248v", "v2421he", "26aiv22", "vgu11he", "68guhhe", "v124888", // 0 to 7
        "ehhehhe", "ehhf12c", "0cc0cc0", "0cc0c48", "248g842", "00v0v00", "8421248", "eh12404", // 8 to ?
        "eh1dlle", "ehhvhhh", "uhhuhhu", "ehggghe", "sihhhis", "vgguggv", "vgguggg", "ehgnhhf", // @ to G
        "hhhvhhh", "e44444e", "72222ic", "hikokih", "ggggggv", "hrllhhh", "hhpljhh", "ehhhhhe", // H to O
        "uhhuggg", "ehhhlid", "uhhukih", "fgge11u", "v444444", "hhhhhhe", "hhhhha4", "hhhllla", // P to W
        "hha4ahh", "hhha444", "v1248gv", "e88888e", "0g84210", "e22222e", "4ah0000", "000000v", // X to _
        "8420000", "00e1fhf", "ggmphhu", "00egghe", "11djhhf", "00ehvge", "698s888", "0fhhf1e", // ` to g
        "ggmphhh", "40c444e", "20622ic", "ggikoki", "c44444e", "00qllhh", "00mphhh", "00ehhhe", // h to o
        "00uhugg", "00djf11", "00mpggg", "00ege1u", "88s8896", "00hhhjd", "00hhha4", "00hhlla", // p to w
        "00ha4ah", "00hhf1e", "00v248v", "2448442", "4444444", "8442448", "008l200", // x to ~
    ];

    /// <summary>The runs of dots in one row of a glyph, as first column and length.</summary>
    public static IEnumerable<(int Start, int Length)> Runs(string glyph, int row)
    {
        int bits = Digits.IndexOf(glyph[row]);
        for (int column = 0; column < Width; column++)
        {
            int start = column;
            while (column < Width && (bits & (1 << (Width - 1 - column))) != 0)
            {
                column++;
            }

            if (column > start)
            {
                yield return (start, column - start);
            }
        }
    }
}
