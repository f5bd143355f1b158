using System.Text;
using System.Text.RegularExpressions;
using Katas.Toolkit;

namespace Katas.Lesson08;

/// <summary>
/// Words and punctuation marks as tokens. Splitting loses nothing but the number and kind of spaces, so that a sentence
/// can be restored from its tokens.
/// </summary>
/// <param name="vocabulary">Which words have ids; all others are unknown.</param>
public sealed class WordTokenizer(Vocabulary vocabulary) : ITokenizer
{
    /// <summary>
    /// Begins a token that has no space before it in the text, where one would be expected: usually a full stop.
    /// </summary>
    public const char Joiner = '￭';

    /// <summary>
    /// French words that lose their last vowel before another one: <c>le homme</c> is <c>l'homme</c>. In lower case,
    /// and without the apostrophe, which is <c>'</c> or <c>’</c>.
    /// </summary>
    public static IReadOnlyList<string> Elided { get; } =
        ["c", "d", "j", "l", "m", "n", "s", "t", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "quelqu", "presqu"];

    /// <summary>Which words have ids.</summary>
    public Vocabulary Vocabulary => vocabulary;

    /// <inheritdoc/>
    public long VocabularySize => vocabulary.Size;

    /// <summary>Makes a tokenizer whose vocabulary holds the words of some sentences.</summary>
    /// <param name="sentences">The sentences, enumerated once.</param>
    /// <param name="minimumCount">Words that occur less often are unknown.</param>
    /// <param name="maximumSize">The maximum number of tokens, special ones included.</param>
    public static WordTokenizer Train(
        IEnumerable<string> sentences, int minimumCount = 1, int maximumSize = int.MaxValue) =>
        new(Vocabulary.Build(sentences.SelectMany(Split), minimumCount, maximumSize));

    /// <summary>
    /// Splits a sentence into tokens, which are
    /// <list type="bullet">
    /// <item>elided French words with their apostrophe: <c>l'</c> and <c>homme</c>, <c>qu'</c> and <c>il</c>;</item>
    /// <item>words and numbers: letters, combining marks and digits, and between two of them an apostrophe or a hyphen
    /// (<c>aujourd'hui</c>, <c>don't</c>, <c>peut-être</c>), between two digits a point or a comma (<c>3.5</c>);</item>
    /// <item>everything else except spaces, each character by itself. A surrogate pair is one character.</item>
    /// </list>
    /// A token with no space before it begins with <see cref="Joiner"/>, unless it is the first, or an elided word is
    /// before it. Two things may be read either way: whether a word is elided before a digit or a combining mark
    /// (<c>l'1</c>), and whether letters, marks and digits beyond U+FFFF make words or stand by themselves.
    /// </summary>
    /// <param name="sentence">The sentence.</param>
    /// <returns>Its tokens: <c>L'homme dort.</c> gives <c>L'</c>, <c>homme</c>, <c>dort</c>, <c>￭.</c></returns>
    [KataTask("08.1")]
    public static string[] Split(string sentence)
    {
        const string InWord = @"[\p{L}\p{M}\p{Nd}]"; // letters, combining marks, digits
        string token = $$"""
            (?<elided> (?:{{string.Join('|', Elided)}}) ['’] (?=\p{L}) )
            | {{InWord}}+ (?: (?: ['’-] | (?<=\p{Nd})[.,](?=\p{Nd}) ) {{InWord}}+ )*
            | [\uD800-\uDBFF][\uDC00-\uDFFF]
            | \S
            """;
        var options = RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

        var tokens = new List<string>();
        bool glued = false; // nothing is expected between this token and the one before
        int end = 0;
        foreach (Match match in Regex.Matches(sentence, token, options)) // which keeps what it has made of a pattern
        {
            bool joined = tokens.Count > 0 && match.Index == end && !glued;
            tokens.Add(joined ? Joiner + match.Value : match.Value);
            (glued, end) = (match.Groups["elided"].Success, match.Index + match.Length);
        }

        return [.. tokens];
    }

    /// <summary>
    /// Puts tokens together again: what <see cref="Split"/> made of a sentence becomes that sentence.
    /// </summary>
    /// <param name="tokens">The tokens.</param>
    public static string Join(IEnumerable<string> tokens)
    {
        var text = new StringBuilder();
        bool glued = true;
        foreach (string token in tokens)
        {
            bool joined = token.Length > 1 && token[0] == Joiner;
            string word = joined ? token[1..] : token;
            text.Append(glued || joined ? "" : " ").Append(word);
            glued = word.Length > 1 && word[^1] is ('\'' or '’'); // an elided word
        }

        return text.ToString();
    }

    /// <inheritdoc/>
    public long[] Encode(string text) => [.. Split(text).Select(vocabulary.Id)];

    /// <inheritdoc/>
    public string Decode(IEnumerable<long> ids) =>
        Join(ids.Where(id => !Vocabulary.IsSilent(id)).Select(vocabulary.Token));
}
