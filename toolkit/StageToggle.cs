namespace Katas.Toolkit;

/// <summary>What a click on a cell of a stage, or on a label of the axis, adds to an option, or takes from it.</summary>
/// <param name="Option">The view's option, one of <see cref="ViewOptionKind.Names"/>.</param>
/// <param name="Axis">The axis whose label names it; null where the cell's word does (<see cref="NamedStage.Words"/>).</param>
public sealed record StageToggle(string Option, string? Axis = null);
