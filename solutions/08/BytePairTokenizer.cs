using System.Collections.Concurrent;
using Katas.Toolkit;

namespace Katas.Lesson08;

/// <summary>
/// Byte-level byte-pair encoding, as in GPT-2: frequent words are one token, rare ones several, and at the bottom there
/// are the bytes. So nothing is unknown, and every text comes back exactly as it was.
/// </summary>
public sealed class BytePairTokenizer : ITokenizer
{
    private const int MostRemembered = 50_000;

    private readonly Dictionary<BytePair, int> _ranks;
    private readonly ConcurrentDictionary<string, long[]> _remembered = [];

    /// <summary>Takes the pairs to merge.</summary>
    /// <param name="merges">The pairs in the order in which they were learned.</param>
    /// <exception cref="ArgumentException">
    /// A pair occurs twice, or one of its symbols is neither a byte nor the result of an earlier merge.
    /// </exception>
    public BytePairTokenizer(IReadOnlyList<BytePair> merges)
    {
        if (MergeCheck.Fault(merges) is { } fault)
        {
            throw new ArgumentException(fault, nameof(merges));
        }

        Merges = merges;
        _ranks = merges.Index().ToDictionary(item => item.Item, item => item.Index);
        Vocabulary = new Vocabulary(
            Vocabulary.Specials.Concat(ByteAlphabet.Symbols).Concat(merges.Select(pair => pair.Merged)).Distinct());
    }

    /// <summary>The pairs that are merged, those learned first at the front.</summary>
    public IReadOnlyList<BytePair> Merges { get; }

    /// <summary>The special tokens, the 256 bytes, and what the merges make of them.</summary>
    public Vocabulary Vocabulary { get; }

    /// <inheritdoc/>
    public long VocabularySize => Vocabulary.Size;

    /// <summary>Learns merges from texts.</summary>
    /// <param name="texts">The texts, enumerated once.</param>
    /// <param name="vocabularySize">The maximum number of tokens, the special ones and the 256 bytes included.</param>
    /// <param name="minimumCount">A pair that occurs less often is not merged.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size leaves no room for the bytes.</exception>
    public static BytePairTokenizer Train(IEnumerable<string> texts, int vocabularySize, long minimumCount = 2)
    {
        int given = Vocabulary.Specials.Count + ByteAlphabet.Symbols.Count;
        Guard.AtLeast(vocabularySize, given);

        return new(BytePairLearner.Learn(Pieces.Count(texts), vocabularySize - given, minimumCount));
    }

    /// <summary>
    /// Merges the symbols of a piece. Of all pairs of neighbours that have been learned, the one that was learned first
    /// is merged, wherever it stands; then again, until none is left. A merge may bring about a pair that was learned
    /// before it.
    /// </summary>
    /// <param name="piece">The piece, in the <see cref="ByteAlphabet"/>: each character is a symbol.</param>
    /// <returns>The symbols, each a token of the vocabulary. Put together, they are the piece.</returns>
    [KataTask("08.4")]
    public IReadOnlyList<string> Merge(string piece)
    {
        var symbols = BytePairLearner.Symbols(piece);
        while (true)
        {
            var known = symbols
                .Zip(symbols.Skip(1), (left, right) => new BytePair(left, right))
                .Where(_ranks.ContainsKey)
                .ToArray();
            if (known.Length == 0)
            {
                return symbols;
            }

            symbols = known.MinBy(pair => _ranks[pair]).MergeIn(symbols);
        }
    }

    /// <inheritdoc/>
    public long[] Encode(string text) => [.. Pieces.Of(text).SelectMany(Remembered)];

    /// <summary>
    /// The text that ids stand for. A token need not be a whole character: the bytes of all tokens are put together
    /// first, and then read. Anything that is not UTF-8 becomes the replacement character, �, as does the unknown
    /// token.
    /// </summary>
    /// <param name="ids">The ids.</param>
    /// <exception cref="ArgumentOutOfRangeException">An id does not exist.</exception>
    public string Decode(IEnumerable<long> ids) => ByteAlphabet.Text(Bytes(ids));

    /// <summary>The bytes that ids stand for; padding, start and end have none.</summary>
    /// <param name="ids">The ids.</param>
    /// <exception cref="ArgumentOutOfRangeException">An id does not exist.</exception>
    public byte[] Bytes(IEnumerable<long> ids) =>
    [
        .. ids.Where(id => !Vocabulary.IsSilent(id)).SelectMany(
            id => ByteAlphabet.Bytes(id == Vocabulary.UnknownId ? ByteAlphabet.Write("�") : Vocabulary.Token(id))),
    ];

    /// <summary>Writes vocabulary and merges to a folder, in the files that GPT-2 has.</summary>
    /// <param name="folder">The folder; it is created if it does not exist.</param>
    public void Save(string folder) => BytePairFiles.Write(this, folder);

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="FormatException">A file is malformed; the message says which, and why.</exception>
    public static BytePairTokenizer Load(string folder) => BytePairFiles.Read(folder);

    private long[] Remembered(string piece)
    {
        if (!_remembered.TryGetValue(piece, out var ids))
        {
            ids = [.. Merge(ByteAlphabet.Write(piece)).Select(Vocabulary.Id)];
            if (_remembered.Count < MostRemembered)
            {
                _remembered[piece] = ids;
            }
        }

        return ids;
    }
}
