namespace Katas.Page.Texts.Figures;

/// <summary>Words of a figure that stand together.</summary>
/// <param name="Row">Their row.</param>
/// <param name="Column">The column of the first letter.</param>
/// <param name="Width">How many columns they take.</param>
/// <param name="Text">The words.</param>
internal sealed record FigureLabel(int Row, int Column, int Width, string Text);
