namespace Katas.Checker.Running.Messages;

/// <summary>The code with some of its changes switched on.</summary>
/// <param name="Changes">Their numbers; none for the code as it is.</param>
internal sealed record Variant(IReadOnlyList<int> Changes);
