using System.Text;

namespace Katas.Lesson11;

/// <summary>
/// Takes letters apart: é becomes e and an accent, 각 its three letters. That is Unicode's normalisation form D, which
/// .NET asks the system for. This build does without the system's tables (InvariantGlobalization), where
/// <c>string.Normalize</c> returns what it is given, so the table is here. Unicode Standard Annex 15.
/// </summary>
public static class Accents
{
    // Korean syllables are not in the table: they are counted out. The Unicode Standard, section 3.12.
    private const int FirstSyllable = 0xAC00;
    private const int Syllables = 11172;
    private const int FirstLead = 0x1100;
    private const int FirstVowel = 0x1161;
    private const int BeforeFirstTail = 0x11A7;
    private const int Vowels = 21;
    private const int Tails = 28; // none included

    /// <summary>Takes every letter apart, and puts the accents of each into the order of the standard.</summary>
    /// <param name="text">Any text; half a surrogate pair stays as it is.</param>
    /// <returns>The text in normalisation form D.</returns>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    public static string Decompose(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Ascii.IsValid(text))
        {
            return text;
        }

        var apart = new StringBuilder(text.Length + 8);
        var marks = new List<(int Order, string Mark)>(); // behind the last letter, not yet in order
        for (int i = 0; i < text.Length; i += Width(text, i))
        {
            string part = text.Substring(i, Width(text, i));
            string letters = Parts(part);
            for (int j = 0; j < letters.Length; j += Width(letters, j))
            {
                string letter = letters.Substring(j, Width(letters, j));
                int order = AccentTable.Orders.GetValueOrDefault(letter);
                if (order == 0)
                {
                    Append(apart, marks);
                    apart.Append(letter);
                }
                else
                {
                    marks.Add((order, letter));
                }
            }
        }

        Append(apart, marks);
        return apart.ToString();
    }

    // OrderBy keeps marks of the same order as they stand: the inner accent comes first.
    private static void Append(StringBuilder apart, List<(int Order, string Mark)> marks)
    {
        foreach (var (_, mark) in marks.OrderBy(mark => mark.Order))
        {
            apart.Append(mark);
        }

        marks.Clear();
    }

    private static string Parts(string letter)
    {
        int syllable = letter[0] - FirstSyllable;
        if (syllable is < 0 or >= Syllables)
        {
            return AccentTable.Parts.GetValueOrDefault(letter, letter);
        }

        int tail = syllable % Tails;
        char lead = (char)(FirstLead + (syllable / (Vowels * Tails)));
        char vowel = (char)(FirstVowel + (syllable / Tails % Vowels));
        return tail == 0 ? $"{lead}{vowel}" : $"{lead}{vowel}{(char)(BeforeFirstTail + tail)}";
    }

    private static int Width(string text, int index) => char.IsSurrogatePair(text, index) ? 2 : 1;
}
