using System.Text.Json;
using Katas.Lesson08;
using Katas.Testkit;
using NUnit.Framework;

namespace Katas.Lesson11.Tests;

public class ByteLevelTokenizerTests
{
    [Test, ForTask("11.4")]
    public void Without_single_digits_the_pieces_are_GPT_2_s()
    {
        Pieces("I'll pay 1234 now!", false, ["I", "'ll", " pay", " 1234", " now", "!"]);
        Pieces("two  spaces\n", false, ["two", " ", " spaces", "\n"]);
        Pieces("", false, []);
    }

    [Test, ForTask("11.4")]
    public void Each_digit_is_a_piece_and_a_space_before_it_another()
    {
        Pieces(
            "pay 1234 now",
            true,
            ["pay", " ", "1", "2", "3", "4", " now"],
            (["pay", " 1", "2", "3", "4", " now"], "the space stayed with the digit: digits are cut out before the pattern sees anything"),
            (["pay", " 1234", " now"], "digits were not cut out"),
            (["pay", " ", "1234", " now"], "a run of digits is one piece here; each is a piece by itself"));
        Pieces("7", true, ["7"]);
        Pieces("a1b2", true, ["a", "1", "b", "2"]);
        Pieces("", true, []);
    }

    [Test, ForTask("11.4")]
    public void The_pattern_knows_nothing_of_what_stands_beside_a_stretch()
    {
        // In "a  b", the pattern leaves the last space to b; before a digit, there is no b.
        Pieces("a  1  b", true, ["a", "  ", "1", " ", " b"]);
        Pieces("1's", true, ["1", "'s"]);
    }

    [Test, ForTask("11.4")]
    public void Whatever_is_a_number_is_cut_out_be_it_a_fraction_or_beyond_the_first_65536_characters()
    {
        Pieces("½ ² Ⅷ ٣", true, ["½", " ", "²", " ", "Ⅷ", " ", "٣"]);
        Pieces("x 𝟘𝟙", true, ["x", " ", "𝟘", "𝟙"]);
        Pieces("𝒳1🙂2", true, ["𝒳", "1", "🙂", "2"]);
    }

    [Test, ForTask("11.4")]
    public void Put_together_the_pieces_are_the_text()
    {
        foreach (string text in Texts())
        {
            foreach (bool digits in new[] { false, true })
            {
                var pieces = ByteLevelTokenizer.Pieces(text, digits).ToArray();
                Assert.That(string.Concat(pieces), Is.EqualTo(text), $"pieces of \"{text}\" put together, single digits: {digits}");
                Assert.That(pieces, Has.None.Empty, $"pieces of \"{text}\", single digits: {digits}");
            }
        }
    }

    [TestCaseSource(nameof(Texts)), ForTask("11.5")]
    public void Ids_are_those_of_Hugging_Face(string text)
    {
        var row = Row(text);
        Said.Same(Tiny(false).Encode(text), GoldenFiles.Numbers(row, "ids"), $"ids of \"{text}\"");
        Said.Same(Tiny(true).Encode(text), GoldenFiles.Numbers(row, "digits"), $"ids of \"{text}\", single digits");
    }

    [Test, ForTask("11.5")]
    public void From_tokenizer_json_they_are_the_same()
    {
        var tokenizer = new ByteLevelTokenizer(TokenizerFiles.Read(GoldenFiles.At("tiny-bpe")));
        foreach (string text in Texts())
        {
            Said.Same(tokenizer.Encode(text), GoldenFiles.Numbers(Row(text), "ids"), $"ids of \"{text}\", by tokenizer.json");
        }
    }

    [Test, ForTask("11.5")]
    public void Ids_are_the_file_s_own()
    {
        var tokenizer = Small([("a", 7), ("b", 3), ("ab", 40)], [new("a", "b")]);
        Said.Same(tokenizer.Encode("abba"), [40, 3, 7], "ids of \"abba\", where a is 7, b is 3 and ab is 40");
    }

    [Test, ForTask("11.5")]
    public void Special_tokens_are_found_before_anything_is_cut_or_merged()
    {
        var tokenizer = Small(
            [("a", 0), ("<", 1), ("|", 2), (">", 3), ("<|", 4), ("a<", 5)],
            [new("<", "|"), new("a", "<")],
            ("<|a|>", 9),
            ("<|a|>a", 11),
            ("<a>", 12));
        Said.Same(
            tokenizer.Encode("a<|a|>"),
            [0, 9],
            "ids of \"a<|a|>\"",
            ([5, 2, 0, 2, 3], "the special token was merged away: it has to be found first"));
        Said.Same(tokenizer.Encode("<|a|>a"), [11], "ids of \"<|a|>a\", where that is special, too", ([9, 0], "of two special tokens, the longest counts"));
        Said.Same(tokenizer.Encode("<|a|><a><|a"), [9, 12, 4, 0], "ids of \"<|a|><a><|a\"");
        Said.Same(tokenizer.Encode("<a>"), [12], "ids of \"<a>\"");
    }

    [Test, ForTask("11.5")]
    public void A_byte_without_a_token_is_left_out_before_anything_is_merged()
    {
        var tokenizer = Small([("a", 0), ("b", 1), ("ab", 2)], [new("a", "b")]);
        Said.Same(
            tokenizer.Encode("axb"),
            [2],
            "ids of \"axb\", where x has no token",
            ([0, 1], "x was left out after merging; then a and b were no neighbours"));
        Said.Same(tokenizer.Encode("x"), [], "ids of \"x\", which has no token");
    }

    [Test, ForTask("11.5")]
    public void A_piece_that_comes_again_has_the_same_ids_and_nothing_is_merged_across_pieces()
    {
        var tokenizer = Small([("a", 0), ("Ġ", 1), ("Ġa", 2), ("aĠ", 3)], [new("a", "Ġ"), new("Ġ", "a")]);
        Said.Same(tokenizer.Encode("a a a"), [0, 2, 2], "ids of \"a a a\"", ([3, 3, 0], "the text was merged as a whole, not piece by piece"));
    }

    [Test, ForTask("11.5")]
    public void Decoded_again_it_is_the_text()
    {
        foreach (string text in Texts())
        {
            Assert.That(Tiny(true).Decode(Tiny(true).Encode(text)), Is.EqualTo(text), "text, there and back");
        }
    }

    private static IEnumerable<string> Texts() =>
        GoldenFiles.Rows("tiny-bpe/expected.json").Select(row => row.GetProperty("text").GetString()!);

    private static JsonElement Row(string text) => GoldenFiles.Rows("tiny-bpe/expected.json")
        .First(row => row.GetProperty("text").GetString() == text);

    private static ByteLevelTokenizer Tiny(bool singleDigits) => new(TokenizerFiles.FromVocabularyAndMerges(
        File.ReadAllText(GoldenFiles.At("tiny-bpe/vocab.json")), File.ReadLines(GoldenFiles.At("tiny-bpe/merges.txt"))) with
    {
        SingleDigits = singleDigits,
    });

    private static ByteLevelTokenizer Small(
        (string Token, long Id)[] ids, BytePair[] merges, params (string Token, long Id)[] specials) => new(new TokenizerParts(
            ids.Concat(specials).ToDictionary(pair => pair.Token, pair => pair.Id),
            merges,
            specials.ToDictionary(pair => pair.Token, pair => pair.Id)));

    private static void Pieces(
        string text, bool digits, IReadOnlyList<string> expected, params (IReadOnlyList<string>, string)[] suspects) => Said.Same(
        ByteLevelTokenizer.Pieces(text, digits), expected, $"pieces of \"{text}\", single digits: {digits}", suspects);
}
