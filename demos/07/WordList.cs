using System.Text.RegularExpressions;

namespace Katas.Lesson07.Demos;

/// <summary>
/// Words and punctuation marks with their ids. Lesson 08 makes better ones: this one is lost at a word that it has not
/// seen.
/// </summary>
internal sealed class WordList
{
    public const long Padding = 0;
    public const long Unknown = 1;
    public const long Start = 2;
    public const long End = 3;

    // A word may keep an apostrophe at its end (l', n', qu'); 's is a word of its own.
    private static readonly Regex s_piece = new("'s\\b|\\w+(?:-\\w+)*'(?!s\\b)|\\w+(?:-\\w+)*|[^\\w\\s]");

    private readonly List<string> _words = ["⟨pad⟩", "⟨unk⟩", "⟨start⟩", "⟨end⟩"];
    private readonly Dictionary<string, long> _ids;
    private readonly HashSet<string> _names; // words that are capitalised amid a sentence

    public WordList(IReadOnlyList<string> sentences)
    {
        _names = [.. sentences.SelectMany(sentence => Pieces(sentence).Skip(1)).Where(word => char.IsUpper(word[0]))];
        _words.AddRange(sentences.SelectMany(Split).Distinct().Order(StringComparer.Ordinal));
        _ids = _words.Index().ToDictionary(word => word.Item, word => (long)word.Index);
    }

    public long Count => _words.Count;

    public long[] Read(string sentence) => [.. Split(sentence).Select(word => _ids.GetValueOrDefault(word, Unknown))];

    public string Word(long id) => _words[(int)id];

    public string Write(IEnumerable<long> ids)
    {
        string text = string.Join(' ', ids.Select(Word)).Replace("' ", "'");
        text = Regex.Replace(text, " ([.,]|'s)", "$1");
        return text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
    }

    // Unless it is a name, a sentence's first word is written small: "The" and "the" are one word.
    private IEnumerable<string> Split(string sentence) =>
        Pieces(sentence).Select((word, i) => i > 0 || _names.Contains(word) ? word : word.ToLowerInvariant());

    private static IEnumerable<string> Pieces(string sentence) => s_piece.Matches(sentence).Select(match => match.Value);
}
