namespace Katas.Page.Inside;

/// <summary>What a learner asks a view for.</summary>
/// <param name="Input">What goes in; null for the view's example.</param>
/// <param name="Options">What is chosen of its options.</param>
/// <param name="Side">Whose numbers are wanted; null for the learner's, where they are there.</param>
internal sealed record ViewChoice(string? Input, IReadOnlyDictionary<string, string> Options, Side? Side);
