using System.Text;

namespace Katas.Lesson08.Tests;

/// <summary>Texts to make tokens of.</summary>
internal static class Texts
{
    // From the whole of Unicode, a few of each kind: blanks, marks, digits, letters of many scripts, combining marks,
    // emoji with their joiners and skin tones, letters beyond the 16 bits.
    private static readonly string[] s_bits =
    [
        " ", "  ", "\n", "\t", "\r\n", "\u00A0", "\u202F", "\u2028", ".", ",", "'", "’", "'s", "'ll", "\"", "-", "…",
        "«", "!?", "/", "_", "￭", "Ġ", "0", "7", "42", "٣", "½", "a", "e", "th", "the", "The", "été", "e\u0301",
        "A\u030A", "\u0301", "ñ", "ß", "ﬁ", "Ω", "я", "ы", "א", "م", "ा", "ക", "語", "한", "ก", "😀", "👩‍🚀", "👍🏽", "🇫🇷",
        "𝒳", "𐍈", "\u200D", "\uFEFF", "\uFFFD", "\u0000", "\u0007",
    ];

    /// <summary>A few sentences in two languages, with everything that a word tokenizer has to think of.</summary>
    public static IReadOnlyList<string> Sentences { get; } =
    [
        "The cat sat on the mat.",
        "Where is the cat?",
        "L'homme mange une pomme.",
        "Où est l’école ?",
        "Aujourd'hui, qu'est-ce qu'il fait jusqu'à midi ?",
        "\"Don't!\", she said (twice) at 3.30 p.m.",
        "Il paie 1,000 € : c'est trop…",
        "A dogs' home isn't rock'n'roll.",
    ];

    /// <summary>Random strings of valid Unicode.</summary>
    /// <param name="seed">What they follow from.</param>
    /// <param name="count">How many.</param>
    public static IEnumerable<string> Random(int seed, int count)
    {
        var random = new Random(seed);
        for (int i = 0; i < count; i++)
        {
            var text = new StringBuilder();
            int length = random.Next(30);
            for (int j = 0; j < length; j++)
            {
                text.Append(random.Next(8) == 0 ? AnyRune(random).ToString() : s_bits[random.Next(s_bits.Length)]);
            }

            yield return text.ToString();
        }
    }

    private static Rune AnyRune(Random random)
    {
        Rune rune;
        while (!Rune.TryCreate(random.Next(0x110000), out rune))
        {
        }

        return rune;
    }
}
