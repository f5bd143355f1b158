namespace Katas.Lesson05.Demos;

/// <summary>A sentence as it was read: its words, and a label for the whole or for each word.</summary>
/// <param name="Words">The words in order.</param>
/// <param name="Labels">
/// One label for a sentence to be classified; one for each word of a sentence to be tagged.
/// </param>
public sealed record Sentence(IReadOnlyList<string> Words, IReadOnlyList<string> Labels);
