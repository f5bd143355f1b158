namespace Katas.Page.Texts.Figures;

/// <summary>Sides of a cell.</summary>
[Flags]
internal enum Sides
{
    None = 0,
    Up = 1,
    Right = 2,
    Down = 4,
    Left = 8,
}
