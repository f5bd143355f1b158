using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson05.Demos;

/// <summary>
/// Numbers for words. A word that does not occur in training becomes one of four unknowns, by its spelling: a name that
/// nobody has heard of still begins with a capital.
/// </summary>
internal sealed class Vocabulary
{
    private const int MostWords = 20_000;

    private static readonly string[] s_special = ["[PAD]", "[CLS]", "[MASK]", "[aa]", "[Aa]", "[AA]", "[0-9]"];

    private readonly Dictionary<string, long> _ids;

    private Vocabulary(IReadOnlyList<string> words)
    {
        Words = words;
        _ids = words.Select((word, id) => (word, id)).ToDictionary(pair => pair.word, pair => (long)pair.id);
    }

    public const long Padding = 0;
    public const long Cls = 1;
    public const long Mask = 2;

    /// <summary>The first id that is a word; those below are special.</summary>
    public static long FirstWord => s_special.Length;

    /// <summary>All words, the special ones first.</summary>
    public IReadOnlyList<string> Words { get; }

    public long Size => Words.Count;

    /// <summary>The words of a corpus, the most frequent first.</summary>
    public static Vocabulary Build(IEnumerable<Sentence> sentences) => new(
    [
        .. s_special,
        .. sentences.SelectMany(sentence => sentence.Words)
            .CountBy(word => word)
            .OrderByDescending(pair => pair.Value)
            .ThenBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => pair.Key)
            .Except(s_special)
            .Take(MostWords),
    ]);

    public long Id(string word) => _ids.TryGetValue(word, out long id) ? id : Unknown(word);

    public bool Knows(string word) => _ids.ContainsKey(word);

    /// <summary>The ids of a sentence, <c>[CLS]</c> first, cut off at a length.</summary>
    public long[] Ids(IReadOnlyList<string> words, int mostTokens) => [Cls, .. words.Take(mostTokens - 1).Select(Id)];

    /// <summary>
    /// Turns some of the words into unknowns, so that the model learns what to do with them: one in four of those that
    /// look like names or numbers, one in twenty of the others. Another name for it is word dropout.
    /// </summary>
    public Tensor Forget(Tensor tokens)
    {
        using var scope = NewDisposeScope();
        var unknown = tensor(Words.Select((word, id) => id < FirstWord ? id : Unknown(word)).ToArray()); // [word]
        var rate = tensor(Words.Select((word, id) => id < FirstWord ? 0f : Rate(word)).ToArray()); // [word]
        var forgotten = rand(tokens.shape) < rate[tokens]; // [batch, length]
        return where(forgotten, unknown[tokens], tokens).MoveToOuterDisposeScope();
    }

    private static float Rate(string word) => Unknown(word) == 3 ? 0.05f : 0.25f;

    private static long Unknown(string word) =>
        word.Any(char.IsDigit) ? 6
        : word.Length > 1 && word.All(char.IsUpper) ? 5
        : char.IsUpper(word[0]) ? 4
        : 3;
}
