using System.Text;
using System.Text.RegularExpressions;
using Katas.Lesson08;
using Katas.Toolkit;

namespace Katas.Lesson11;

/// <summary>
/// Byte pairs as GPT-2, Llama 3 and SmolLM2 have them: lesson 08's merging, with the ids that a file says. Radford et
/// al. 2019, "Language Models are Unsupervised Multitask Learners", section 2.2.
/// </summary>
public sealed class ByteLevelTokenizer
{
    private readonly IReadOnlyDictionary<string, long> _ids;
    private readonly Dictionary<long, string> _tokens;
    private readonly BytePairTokenizer _pairs;
    private readonly bool _singleDigits;
    private readonly Regex? _special; // matches any special token, the longest first; null without any

    /// <summary>Takes what was read from a file.</summary>
    /// <param name="parts">Ids, merges, special tokens.</param>
    /// <exception cref="ArgumentException">The merges cannot have been learned; the message says why.</exception>
    public ByteLevelTokenizer(TokenizerParts parts)
    {
        _pairs = new BytePairTokenizer(parts.Merges);
        _ids = parts.Ids;
        _tokens = _ids.ToDictionary(pair => pair.Value, pair => pair.Key);
        _singleDigits = parts.SingleDigits;
        Specials = parts.Specials;
        var longestFirst = Specials.Keys.OrderByDescending(token => token.Length).Select(Regex.Escape);
        _special = Specials.Count == 0 ? null : new Regex($"({string.Join('|', longestFirst)})");
    }

    /// <summary>The special tokens and their ids.</summary>
    public IReadOnlyDictionary<string, long> Specials { get; }

    /// <summary>
    /// Cuts a text into pieces, within which bytes are merged, by GPT-2's pattern (<see cref="Gpt2Pattern"/>). Where
    /// each digit is to be a piece by itself, as SmolLM2 has it, every number character
    /// (<see cref="Gpt2Pattern.IsNumber"/>) is cut out first; the pattern then cuts each stretch between two of them,
    /// and knows nothing of what stands beside it.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="singleDigits">Whether each digit is a piece by itself.</param>
    /// <returns>The pieces. Put together, they are the text; none is empty.</returns>
    [KataTask("11.4")]
    public static IEnumerable<string> Pieces(string text, bool singleDigits)
    {
        if (!singleDigits)
        {
            return Gpt2Pattern.Of(text);
        }

        List<string> pieces = [];
        int start = 0; // of the stretch since the last digit
        int place = 0;
        foreach (var character in text.EnumerateRunes())
        {
            int next = place + character.Utf16SequenceLength;
            if (Gpt2Pattern.IsNumber(character))
            {
                pieces.AddRange([.. Gpt2Pattern.Of(text[start..place]), text[place..next]]);
                start = next;
            }

            place = next;
        }

        return [.. pieces, .. Gpt2Pattern.Of(text[start..])];
    }

    /// <summary>
    /// The ids of a text. Special tokens that are spelled out in it are found first, from left to right, the longest of
    /// several; nothing is merged across them. What lies between is cut into pieces, and each piece is written in
    /// lesson 08's <see cref="ByteAlphabet"/> and merged by <see cref="BytePairTokenizer.Merge"/>. A byte that the
    /// vocabulary has no token for is left out, before anything is merged: Hugging Face's tokenizers do so.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <returns>The ids; none for an empty text.</returns>
    [KataTask("11.5")]
    public long[] Encode(string text)
    {
        List<long> ids = [];
        foreach (string part in _special?.Split(text) ?? [text])
        {
            if (Specials.TryGetValue(part, out long special))
            {
                ids.Add(special);
                continue;
            }

            foreach (string piece in Pieces(part, _singleDigits))
            {
                var letters = ByteAlphabet.Write(piece).Where(letter => _ids.ContainsKey(letter.ToString()));
                ids.AddRange(_pairs.Merge(string.Concat(letters)).Select(token => _ids[token]));
            }
        }

        return [.. ids];
    }

    /// <summary>The bytes of a token: of a special one, how it is spelled.</summary>
    /// <param name="id">The token's id.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such token.</exception>
    public byte[] Bytes(long id) => !_tokens.TryGetValue(id, out string? token)
        ? throw new ArgumentOutOfRangeException(nameof(id), id, $"There is no token with id {id}.")
        : Specials.ContainsKey(token) ? Encoding.UTF8.GetBytes(token) : ByteAlphabet.Bytes(token);

    /// <summary>The text that ids stand for.</summary>
    /// <param name="ids">The ids.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such token.</exception>
    public string Decode(IEnumerable<long> ids) => ByteAlphabet.Text([.. ids.SelectMany(Bytes)]);
}
