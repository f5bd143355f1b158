using System.Text;

namespace Katas.Lesson08;

/// <summary>
/// A letter for each of the 256 bytes, so that any text can be written as symbols, and a vocabulary can be read. It is
/// GPT-2's: printable bytes stand for themselves, a space is <c>Ġ</c>, a line feed <c>Ċ</c>. (Radford et al. 2019; its
/// code calls the table <c>bytes_to_unicode</c>.)
/// </summary>
public static class ByteAlphabet
{
    private static readonly byte[] s_bytes =
        [.. Printable(), .. Enumerable.Range(0, 256).Select(i => (byte)i).Except(Printable())];

    private static readonly char[] s_letters = Letters();
    private static readonly Dictionary<char, byte> s_byteOf =
        Enumerable.Range(0, 256).ToDictionary(i => s_letters[i], i => (byte)i);

    /// <summary>All 256 letters: first those that are themselves, then the others.</summary>
    public static IReadOnlyList<string> Symbols { get; } = [.. s_bytes.Select(value => $"{s_letters[value]}")];

    /// <summary>Whether a letter is one of the 256.</summary>
    /// <param name="letter">The letter.</param>
    public static bool Contains(char letter) => s_byteOf.ContainsKey(letter);

    /// <summary>The UTF-8 bytes of a text, a letter for each.</summary>
    /// <param name="text">The text; half a surrogate pair becomes the replacement character.</param>
    public static string Write(string text) =>
        string.Concat(Encoding.UTF8.GetBytes(text).Select(value => s_letters[value]));

    /// <summary>The bytes that letters stand for.</summary>
    /// <param name="letters">Letters of the alphabet.</param>
    public static byte[] Bytes(string letters) => [.. letters.Select(letter => s_byteOf[letter])];

    /// <summary>
    /// The text that UTF-8 bytes spell; anything that is not UTF-8 becomes the replacement character.
    /// </summary>
    /// <param name="bytes">Any bytes.</param>
    public static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes);

    private static IEnumerable<byte> Printable() =>
        Enumerable.Range('!', '~' - '!' + 1)
            .Concat(Enumerable.Range('¡', '¬' - '¡' + 1))
            .Concat(Enumerable.Range('®', 'ÿ' - '®' + 1))
            .Select(value => (byte)value);

    private static char[] Letters()
    {
        var letters = new char[256];
        char next = (char)256;
        var printable = Printable().ToHashSet();
        for (int value = 0; value < letters.Length; value++)
        {
            letters[value] = printable.Contains((byte)value) ? (char)value : next++;
        }

        return letters;
    }
}
