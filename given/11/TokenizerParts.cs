using Katas.Lesson08;

namespace Katas.Lesson11;

/// <summary>What a byte-pair tokenizer is made of, wherever it was read from.</summary>
/// <param name="Ids">The id of each token; all but the special ones are in lesson 08's alphabet of bytes.</param>
/// <param name="Merges">The pairs to merge, those learned first at the front.</param>
/// <param name="Specials">The special tokens, each as it is spelled in a text, and its id.</param>
/// <param name="SingleDigits">Whether each digit is a piece by itself.</param>
public sealed record TokenizerParts(
    IReadOnlyDictionary<string, long> Ids,
    IReadOnlyList<BytePair> Merges,
    IReadOnlyDictionary<string, long> Specials,
    bool SingleDigits = false);
