using System.Text;
using Katas.Lesson08;
using Katas.Testkit;
using NUnit.Framework;

namespace Katas.Lesson11.Tests;

public class TextStreamTests
{
    // A tokenizer whose tokens are the 256 bytes, by their numbers, and "ab".
    private static readonly ByteLevelTokenizer s_bytes = new(new TokenizerParts(
        Enumerable.Range(0, 256).ToDictionary(i => Letter((byte)i), i => (long)i).Append(new("ab", 256)).Append(new("<|end|>", 257))
            .ToDictionary(),
        [new("a", "b")],
        new Dictionary<string, long> { ["<|end|>"] = 257 }));

    [Test, ForTask("11.15")]
    public void What_is_complete_comes_at_once() =>
        Parts(["H", "i", " ", "ab", "<|end|>"], "Hi "u8.ToArray().Select(value => (long)value).Append(256).Append(257));

    [Test, ForTask("11.15")]
    public void Half_a_character_is_kept_until_the_rest_has_come()
    {
        Parts(["", "é", "!"], Ids("é!"));
        Parts(["", "", "東"], Ids("東"));
        Parts(["", "", "", "🙂", "."], Ids("🙂."));
    }

    [Test, ForTask("11.15")]
    public void Put_together_it_is_the_text()
    {
        const string Text = "naïve 東京 🙂👩‍👧 ½ x";
        var stream = new TextStream(s_bytes);
        Assert.That(string.Concat(Ids(Text).Select(stream.Add)) + stream.End(), Is.EqualTo(Text), "all parts put together");
    }

    [Test, ForTask("11.15")]
    public void What_will_never_be_a_character_becomes_the_replacement_character()
    {
        foreach (byte[] bytes in new byte[][] { [0xC3, (byte)'x'], [0xFF, (byte)'x'], [0xE6, 0x9D, 0xC3, 0xA9], [0x80], [0xF0, 0x9F, (byte)'y', 0xE6] })
        {
            var stream = new TextStream(s_bytes);
            Assert.That(
                string.Concat(bytes.Select(value => stream.Add(value))) + stream.End(),
                Is.EqualTo(Encoding.UTF8.GetString(bytes)),
                $"text of the bytes {Convert.ToHexString(bytes)}");
        }
    }

    [Test, ForTask("11.15")]
    public void Two_streams_know_nothing_of_each_other()
    {
        var (first, second) = (new TextStream(s_bytes), new TextStream(s_bytes));
        first.Add(0xC3);
        Assert.That(second.Add((byte)'x'), Is.EqualTo("x"), "what another stream gives");
        Assert.That(first.Add(0xA9), Is.EqualTo("é"), "what completes the first one's character");
        Assert.That(first.End(), Is.Empty, "what is left of the first stream");
    }

    [Test, ForTask("11.15")]
    public void A_token_that_does_not_exist_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new TextStream(s_bytes).Add(999));

    private static string Letter(byte value) =>
        ByteAlphabet.Symbols.First(symbol => ByteAlphabet.Bytes(symbol)[0] == value);

    private static IEnumerable<long> Ids(string text) => Encoding.UTF8.GetBytes(text).Select(value => (long)value);

    private static void Parts(IReadOnlyList<string> expected, IEnumerable<long> ids)
    {
        var stream = new TextStream(s_bytes);
        Said.Same(
            ids.Select(stream.Add),
            expected,
            $"what comes of \"{string.Concat(expected)}\", token by token",
            ([.. ids.Select(id => Encoding.UTF8.GetString(s_bytes.Bytes(id)))], "each token was turned into text by itself; half a character is not one"));
    }
}
