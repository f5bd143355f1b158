using Katas.Toolkit;

namespace Katas.Lesson08;

/// <summary>Which tokens there are, and their numbers: the ids. The special tokens come first.</summary>
public sealed class Vocabulary
{
    /// <summary>Fills up the shorter sequences of a batch.</summary>
    public const long PaddingId = 0;

    /// <summary>Stands for every token that has no id of its own.</summary>
    public const long UnknownId = 1;

    /// <summary>The token that a decoder is given before its first.</summary>
    public const long StartId = 2;

    /// <summary>Ends a text.</summary>
    public const long EndId = 3;

    private readonly string[] _tokens;
    private readonly Dictionary<string, long> _ids;

    /// <summary>Takes tokens in the order of their ids.</summary>
    /// <param name="tokens">The tokens, the special ones first.</param>
    /// <exception cref="ArgumentException">
    /// The special tokens are not the first four, or a token occurs twice.
    /// </exception>
    public Vocabulary(IEnumerable<string> tokens)
    {
        _tokens = [.. tokens];
        if (Fault(_tokens) is { } fault)
        {
            throw new ArgumentException(fault, nameof(tokens));
        }

        _ids = _tokens.Index().ToDictionary(pair => pair.Item, pair => (long)pair.Index);
    }

    /// <summary>The special tokens in the order of their ids.</summary>
    public static IReadOnlyList<string> Specials { get; } = ["<pad>", "<unk>", "<s>", "</s>"];

    /// <summary>All tokens in the order of their ids.</summary>
    public IReadOnlyList<string> Tokens => _tokens;

    /// <summary>The number of tokens, special ones included.</summary>
    public long Size => _tokens.Length;

    /// <summary>Collects the tokens of a text: the special ones first, then the most frequent ones.</summary>
    /// <param name="tokens">
    /// All tokens of a text, one after the other. There may be more than fit in memory, so that no more is kept than
    /// each token once and its count; and they can be enumerated only once.
    /// </param>
    /// <param name="minimumCount">Tokens that occur less often get no id of their own.</param>
    /// <param name="maximumSize">
    /// The maximum size of the vocabulary, special tokens included; the rarest tokens are left out.
    /// </param>
    /// <returns>
    /// The vocabulary. Where two tokens are equally frequent, the one that comes first in ordinal order (that of
    /// <see cref="StringComparer.Ordinal"/>) has the lower id. A special token that occurs in the text is not listed
    /// twice.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The minimum is below 1, or there is no room for the special tokens.
    /// </exception>
    [KataTask("08.2")]
    public static Vocabulary Build(IEnumerable<string> tokens, int minimumCount = 1, int maximumSize = int.MaxValue)
    {
        Guard.AtLeast(minimumCount, 1);
        Guard.AtLeast(maximumSize, Specials.Count);

        throw new NotImplementedException("Task 08.2: build a vocabulary");
    }

    /// <summary>The id of a token; that of <c>&lt;unk&gt;</c> if it has none of its own.</summary>
    /// <param name="token">The token.</param>
    public long Id(string token) => _ids.GetValueOrDefault(token, UnknownId);

    /// <summary>The token with an id.</summary>
    /// <param name="id">The id.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such id.</exception>
    public string Token(long id)
    {
        Guard.Index(id, Size);

        return _tokens[id];
    }

    /// <summary>Whether an id stands for no text: padding, start or end.</summary>
    /// <param name="id">The id.</param>
    public static bool IsSilent(long id) => id is PaddingId or StartId or EndId;

    /// <summary>Writes the tokens to a file, one per line: the first has id 0.</summary>
    /// <param name="path">The file; an existing one is replaced.</param>
    public void Save(string path) => ReadableFile.Write(path, _tokens);

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FormatException">The file is not a vocabulary; the message says why.</exception>
    public static Vocabulary Load(string path)
    {
        string[] lines = ReadableFile.Read(path);
        return Fault(lines) is { } fault
            ? throw new FormatException($"{Path.GetFileName(path)} is not a vocabulary. {fault}")
            : new Vocabulary(lines);
    }

    /// <summary>What is wrong with a list of tokens; null if nothing is.</summary>
    private static string? Fault(string[] tokens)
    {
        if (!tokens.Take(Specials.Count).SequenceEqual(Specials))
        {
            return $"The tokens begin with {string.Join(' ', tokens.Take(Specials.Count))}; expected the special "
                + $"tokens {string.Join(' ', Specials)}.";
        }

        var ids = new Dictionary<string, int>();
        int twice = Array.FindIndex(tokens, token => !ids.TryAdd(token, ids.Count));
        return twice < 0
            ? null
            : $"Token {twice}, \"{tokens[twice]}\", is token {ids[tokens[twice]]} already; expected each token once.";
    }
}
