namespace Katas.Data.Translation;

/// <summary>What happens between words: elision, contraction, "an", and the capital at the beginning.</summary>
internal static class Spelling
{
    private static readonly HashSet<string> s_elided = ["je", "me", "le", "la", "ne", "que", "de"];

    // Their h is silent too, but counts as a consonant: le hibou, never l'hibou.
    private static readonly HashSet<string> s_aspirated = ["hibou", "hiboux", "héros"];

    /// <summary>Whether a French word begins with a vowel to the ear.</summary>
    public static bool BeginsWithVowel(string french) =>
        "aeiouyhàâéèêîôœ".Contains(char.ToLowerInvariant(french[0])) && !s_aspirated.Contains(french.Split(' ')[0]);

    /// <summary>Writes French words one after another, those that lose their vowel joined to the next one.</summary>
    public static string French(params IEnumerable<string> phrases)
    {
        string[] words = Words(phrases);
        for (int i = 0; i < words.Length - 1; i++)
        {
            bool vowel = s_elided.Contains(words[i]) && BeginsWithVowel(words[i + 1]);
            bool ifHe = words[i] == "si" && words[i + 1] is "il" or "ils"; // s'il, but si elle
            words[i] = vowel || ifHe ? words[i][..^1] + "'" : words[i];
        }

        return string.Join(' ', words).Replace("' ", "'");
    }

    /// <summary>Writes English words one after another.</summary>
    public static string English(params IEnumerable<string> phrases) => string.Join(' ', Words(phrases));

    /// <summary>"de" before a noun phrase: du roi, des rois, de la reine, d'Anne.</summary>
    public static string De(string phrase) =>
        phrase.StartsWith("des ", StringComparison.Ordinal) ? "de" + phrase[3..] // never de des
        : phrase.StartsWith("de ", StringComparison.Ordinal) ? phrase
        : phrase.StartsWith("d'", StringComparison.Ordinal) ? phrase
        : Contracted("de", "du", "des", phrase);

    /// <summary>"à" before a noun phrase: au roi, aux rois, à la reine.</summary>
    public static string To(string phrase) => Contracted("à", "au", "aux", phrase);

    /// <summary>The English article before a word.</summary>
    public static string An(string next) => "aeiou".Contains(next[0]) ? "an" : "a";

    /// <summary>A sentence with a capital at the beginning and its mark at the end.</summary>
    public static string Sentence(string text, string mark) => char.ToUpperInvariant(text[0]) + text[1..] + mark;

    private static string Contracted(string preposition, string singular, string plural, string phrase) =>
        phrase.StartsWith("le ", StringComparison.Ordinal) ? singular + phrase[2..]
        : phrase.StartsWith("les ", StringComparison.Ordinal) ? plural + phrase[3..]
        : French(preposition, phrase);

    private static string[] Words(IEnumerable<string> phrases) =>
        [.. phrases.SelectMany(phrase => phrase.Split(' ', StringSplitOptions.RemoveEmptyEntries))];
}
