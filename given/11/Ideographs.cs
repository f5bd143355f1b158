using System.Text;

namespace Katas.Lesson11;

/// <summary>Chinese characters, which BERT takes one by one: a word of them has no spaces around it.</summary>
public static class Ideographs
{
    private static readonly (int First, int Last)[] s_ranges =
    [
        (0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0xF900, 0xFAFF), (0x20000, 0x2A6DF), (0x2A700, 0x2B73F),
        (0x2B740, 0x2B81F), (0x2B820, 0x2CEAF), (0x2F800, 0x2FA1F),
    ];

    /// <summary>Whether it is one. Kana and hangul are none.</summary>
    /// <param name="character">The character.</param>
    public static bool Contains(Rune character) =>
        Array.Exists(s_ranges, range => character.Value >= range.First && character.Value <= range.Last);
}
