using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson00.Demos;

/// <summary>The different words of a sentence, in order of appearance; a word's place is its id.</summary>
internal sealed class WordList
{
    private const int Fewest = 3;
    private const int Most = 16;

    public WordList(IReadOnlyList<string> sentence)
    {
        Words = [.. sentence.Distinct()];
        var ids = Words.Index().ToDictionary(pair => pair.Item, pair => (long)pair.Index);
        Ids = [.. sentence.Select(word => ids[word])];
    }

    /// <summary>The different words.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>The ids of the sentence's words.</summary>
    public long[] Ids { get; }

    /// <summary>Every word but the last, <c>[row]</c>.</summary>
    public Tensor Before() => tensor(Ids[..^1]);

    /// <summary>The word that follows each, <c>[row]</c>.</summary>
    public Tensor After() => tensor(Ids[1..]);

    /// <summary>The words of a text.</summary>
    /// <exception cref="FormatException">There are too few of them, or too many to draw.</exception>
    public static string[] Split(string text)
    {
        string[] words = text.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length is >= Fewest and <= Most
            ? words
            : throw new FormatException($"\"{text}\" has {words.Length} words; expected {Fewest} to {Most} of them.");
    }
}
