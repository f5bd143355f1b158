namespace Katas.Checker.Trying.Editing;

/// <summary>A key, or text that was pasted.</summary>
/// <param name="Key">The key; of pasted text, of no meaning.</param>
/// <param name="Pasted">The text, or null.</param>
internal readonly record struct Stroke(ConsoleKeyInfo Key, string? Pasted);
