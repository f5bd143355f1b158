using Katas.Checker.Verdicts;
using Katas.Page.Components.Inside;

namespace Katas.Page.Inside;

/// <summary>What a view gave.</summary>
/// <param name="Outcome">What it says of itself.</param>
/// <param name="Stages">Its stages, drawn.</param>
/// <param name="Side">Whose they are.</param>
/// <param name="Whose">The same in words.</param>
internal sealed record ViewShown(ViewOutcome Outcome, IReadOnlyList<ShownStage> Stages, Side Side, string Whose);
