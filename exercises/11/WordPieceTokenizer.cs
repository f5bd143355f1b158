using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Katas.Toolkit;

namespace Katas.Lesson11;

/// <summary>
/// BERT's tokenizer, without upper case: words become pieces that the vocabulary has; a piece that goes on within a
/// word begins with <c>##</c>. Wu et al. 2016, "Google's Neural Machine Translation System", section 4.1; Devlin et al.
/// 2019, "BERT", section 3.
/// </summary>
public sealed class WordPieceTokenizer
{
    private const int LongestWord = 100;
    private const string Unknown = "[UNK]";
    private const string Start = "[CLS]";
    private const string Separator = "[SEP]";
    private const string Padding = "[PAD]";

    private static readonly Regex s_special = new(@"(\[(?:CLS|SEP|UNK|PAD|MASK)\])");

    private readonly Dictionary<string, long> _ids;

    /// <summary>Takes the vocabulary.</summary>
    /// <param name="vocabulary">The pieces; the number of a piece is its id.</param>
    /// <exception cref="ArgumentException">A special token is missing.</exception>
    public WordPieceTokenizer(IEnumerable<string> vocabulary)
    {
        _ids = [];
        foreach (var (id, piece) in vocabulary.Index())
        {
            _ids.TryAdd(piece, id);
        }

        foreach (string special in new[] { Unknown, Start, Separator, Padding })
        {
            Guard.Some(_ids.ContainsKey(special) ? 1 : 0, special, nameof(vocabulary));
        }
    }

    /// <summary>The id that fills rows up to the longest.</summary>
    public long PaddingId => _ids[Padding];

    /// <summary>Reads a <c>vocab.txt</c>: a piece in each line.</summary>
    /// <param name="path">The file.</param>
    public static WordPieceTokenizer Load(string path) => new(File.ReadLines(path));

    /// <summary>
    /// The words of a text, as BERT without upper case sees them. Letters come apart into letter and accent (NFD:
    /// <see cref="Accents.Decompose"/>), and nonspacing marks are dropped; so are control and format characters, and
    /// U+FFFD. Tabs and line breaks are spaces. Punctuation is a word by itself, each character: everything ASCII that
    /// is no letter, digit, space or control character, and whatever Unicode calls punctuation, not its symbols. So is
    /// a Chinese character (<see cref="Ideographs"/>). The rest is lower case, by the invariant culture.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <returns>The words in order; none is empty.</returns>
    [KataTask("11.2")]
    public static IReadOnlyList<string> Words(string text)
    {
        throw new NotImplementedException("Task 11.2: the words of a text");
    }

    /// <summary>
    /// The pieces of a word: the longest beginning that the vocabulary has, then the longest beginning of the rest that
    /// it has with <c>##</c> in front, and so on. If at any place there is none, the whole word is <c>[UNK]</c>, as is
    /// one of more than 100 characters.
    /// </summary>
    /// <param name="word">A word, not empty.</param>
    /// <returns>The pieces, each in the vocabulary.</returns>
    [KataTask("11.3")]
    public IReadOnlyList<string> Cut(string word)
    {
        throw new NotImplementedException("Task 11.3: the pieces of a word");
    }

    /// <summary>The pieces of a text. Special tokens that are spelled exactly so are found first.</summary>
    /// <param name="text">The text.</param>
    public IEnumerable<string> Pieces(string text) => s_special.Split(text).SelectMany(
        part => s_special.IsMatch(part) ? [part] : Words(part).SelectMany(Cut));

    /// <summary>The ids of a text, <c>[CLS]</c> in front and <c>[SEP]</c> behind.</summary>
    /// <param name="text">The text.</param>
    /// <param name="most">How many ids there may be, the two included; what is too much at the end is cut off.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no room for the two.</exception>
    public long[] Encode(string text, int most = 512)
    {
        Guard.AtLeast(most, 2);

        return [_ids[Start], .. Pieces(text).Take(most - 2).Select(piece => _ids[piece]), _ids[Separator]];
    }

    /// <summary>The ids of two texts, <c>[CLS] first [SEP] second [SEP]</c>, and the segment of each.</summary>
    /// <param name="first">The first text, segment 0.</param>
    /// <param name="second">The second text, segment 1.</param>
    public (long[] Ids, long[] Segments) EncodePair(string first, string second)
    {
        var (front, back) = (Encode(first, int.MaxValue), Encode(second, int.MaxValue)[1..]);
        return ([.. front, .. back], [.. front.Select(_ => 0L), .. back.Select(_ => 1L)]);
    }

    /// <summary>Whether BERT does without it: marks above and below letters, control and format characters.</summary>
    private static bool IsDropped(Rune character) => character.Value is not ('\t' or '\n' or '\r')
        && (character == Rune.ReplacementChar || Rune.GetUnicodeCategory(character) is UnicodeCategory.Control
            or UnicodeCategory.Format or UnicodeCategory.NonSpacingMark);
}
