using System.Diagnostics.CodeAnalysis;

namespace Katas.Page.Texts.Figures;

/// <summary>A place in a figure.</summary>
/// <param name="Text">What stands there: a letter with its accents; empty where the letter before takes two places; null for nothing.</param>
/// <param name="Lines">The sides that lines go to from the middle; none where letters are.</param>
/// <param name="Points">The side that an arrow points to; its line goes to the opposite one.</param>
internal readonly record struct FigureCell(string? Text, Sides Lines, Sides Points)
{
    private const Sides Upright = Sides.Up | Sides.Down;
    private const Sides Level = Sides.Left | Sides.Right;

    private static readonly Dictionary<string, Sides> LineSigns = new()
    {
        ["─"] = Level,
        ["│"] = Upright,
        ["┌"] = Sides.Right | Sides.Down,
        ["╭"] = Sides.Right | Sides.Down,
        ["┐"] = Sides.Left | Sides.Down,
        ["╮"] = Sides.Left | Sides.Down,
        ["└"] = Sides.Right | Sides.Up,
        ["╰"] = Sides.Right | Sides.Up,
        ["┘"] = Sides.Left | Sides.Up,
        ["╯"] = Sides.Left | Sides.Up,
        ["├"] = Upright | Sides.Right,
        ["┤"] = Upright | Sides.Left,
        ["┬"] = Level | Sides.Down,
        ["┴"] = Level | Sides.Up,
        ["┼"] = Level | Upright,
    };

    private static readonly Dictionary<string, Sides> ArrowSigns = new()
    {
        ["▲"] = Sides.Up,
        ["↑"] = Sides.Up,
        ["►"] = Sides.Right,
        ["▶"] = Sides.Right,
        ["→"] = Sides.Right,
        ["▼"] = Sides.Down,
        ["↓"] = Sides.Down,
        ["◄"] = Sides.Left,
        ["◀"] = Sides.Left,
        ["←"] = Sides.Left,
    };

    /// <summary>The second place of a letter that takes two.</summary>
    public static FigureCell Rest { get; } = new("", Sides.None, Sides.None);

    /// <summary>Whether nothing stands there.</summary>
    [MemberNotNullWhen(false, nameof(Text))]
    public bool IsBlank => Text is null;

    /// <summary>Whether it is an arrow's head.</summary>
    public bool IsArrow => Points != Sides.None;

    /// <summary>Whether letters stand there, and no line or arrow.</summary>
    [MemberNotNullWhen(true, nameof(Text))]
    public bool IsText => !IsBlank && Lines == Sides.None;

    /// <summary>Whether a line turns there.</summary>
    public bool IsCorner => !IsArrow && Count(Lines & Upright) == 1 && Count(Lines & Level) == 1;

    /// <summary>What a sign of a text means in a figure. A sign that is not known means itself.</summary>
    public static FigureCell Of(string sign) =>
        ArrowSigns.TryGetValue(sign, out var points) ? new FigureCell(sign, Opposite(points), points)
        : LineSigns.TryGetValue(sign, out var lines) ? new FigureCell(sign, lines, Sides.None)
        : new FigureCell(string.IsNullOrWhiteSpace(sign) || char.IsControl(sign[0]) ? null : sign, Sides.None, Sides.None);

    /// <summary>The side across.</summary>
    public static Sides Opposite(Sides side) => side switch
    {
        Sides.Up => Sides.Down,
        Sides.Down => Sides.Up,
        Sides.Left => Sides.Right,
        Sides.Right => Sides.Left,
        _ => Sides.None,
    };

    /// <summary>The two sides beside a direction.</summary>
    public static Sides Across(Sides side) => (side & Upright) != 0 ? Level : Upright;

    private static int Count(Sides sides) => int.PopCount((int)sides);
}
