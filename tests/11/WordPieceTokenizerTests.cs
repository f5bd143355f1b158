using System.Text.Json;
using Katas.Testkit;
using NUnit.Framework;

namespace Katas.Lesson11.Tests;

public class WordPieceTokenizerTests
{
    private static readonly string[] s_special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"];

    private static readonly WordPieceTokenizer s_small = new(
        [.. s_special, "un", "una", "unab", "##aff", "##affa", "##able", "##ff", "able", "##a", "b", "##b", "aff", "🙂", "##🙂"]);

    [Test, ForTask("11.2")]
    public void Spaces_of_all_kinds_end_a_word()
    {
        Words("  two  spaces\tand\ta tab\n\nnew\r\nlines ", ["two", "spaces", "and", "a", "tab", "new", "lines"]);
        Words(
            "one\ntwo\tthree",
            ["one", "two", "three"],
            (["onetwothree"], "line breaks and tabs were dropped like other control characters; they are spaces"));
        Words("non\u00A0breaking\u3000wide\u2028line", ["non", "breaking", "wide", "line"]);
        Words("", []);
        Words(" \n\t ", []);
    }

    [Test, ForTask("11.2")]
    public void Letters_become_lower_case_and_lose_their_accents()
    {
        Words(
            "Naïve CAFÉ Ångström",
            ["naive", "cafe", "angstrom"],
            (["naïve", "café", "ångström"], "accents were kept: a letter has to come apart before its mark can be dropped"),
            (["Naive", "CAFE", "Angstrom"], "upper case was kept"));
        Words("e\u0301 is \u00E9", ["e", "is", "e"]);
        Words("İstanbul Straße ǅ", ["istanbul", "straße", "ǆ"]);
        Words("क्षि ไทย", ["कषि", "ไทย"]);
    }

    [Test, ForTask("11.2")]
    public void Punctuation_stands_by_itself_each_character()
    {
        Words("don't...", ["don", "'", "t", ".", ".", "."]);
        Words("a_b-c «d»—e", ["a", "_", "b", "-", "c", "«", "d", "»", "—", "e"]);
    }

    [Test, ForTask("11.2")]
    public void ASCII_symbols_count_as_punctuation_and_others_do_not()
    {
        Words(
            "x=1+2 $5 <b> ^ `c` | ~",
            ["x", "=", "1", "+", "2", "$", "5", "<", "b", ">", "^", "`", "c", "`", "|", "~"],
            (["x=1+2", "$5", "<b>", "^", "`c`", "|", "~"], "in Unicode, $ + < = > ^ ` | ~ are symbols and no punctuation; BERT counts them in"));
        Words(
            "5€ a×b ½cup 🙂x",
            ["5€", "a×b", "½cup", "🙂x"],
            (["5", "€", "a", "×", "b", "½cup", "🙂", "x"], "symbols beyond ASCII belong to the word that they stand in"));
    }

    [Test, ForTask("11.2")]
    public void Chinese_characters_stand_by_themselves_and_kana_do_not()
    {
        Words("東京タワー行く", ["東", "京", "タワー", "行", "く"]);
        Words("x𠀀y", ["x", "𠀀", "y"]);
    }

    [Test, ForTask("11.2")]
    public void Control_and_format_characters_are_dropped_and_do_not_end_a_word()
    {
        Words("nul\0bell\aend", ["nulbellend"], (["nul", "bell", "end"], "a control character that is dropped ends no word"));
        Words("\u200Bzero\u200Dwidth\uFEFF", ["zerowidth"]);
        Words("a\uFFFDb\u0085c\vd", ["abcd"]);
        Words("\uFFFE", ["\uFFFE"]);
    }

    [TestCaseSource(nameof(Texts)), ForTask("11.2")]
    public void Words_are_those_of_Hugging_Face(string text)
    {
        var row = Row(text);
        string[] tokens = GoldenFiles.Texts(row, "tokens")[1..^1];
        if (tokens.Contains("[UNK]") || text.Contains("[CLS]", StringComparison.Ordinal))
        {
            return; // of these, the words cannot be put together again
        }

        List<string> words = [];
        foreach (string token in tokens)
        {
            if (token.StartsWith("##", StringComparison.Ordinal))
            {
                words[^1] += token[2..];
            }
            else
            {
                words.Add(token);
            }
        }

        Words(text, words);
    }

    [Test, ForTask("11.3")]
    public void The_longest_piece_that_fits_comes_first()
    {
        Pieces(
            "unaffable",
            ["una", "##ff", "##able"],
            (["un", "##aff", "##able"], "longer pieces were not tried: una is in the vocabulary"));
        Pieces("able", ["able"]);
        Pieces("affable", ["aff", "##able"]);
    }

    [Test, ForTask("11.3")]
    public void A_word_is_given_up_if_any_of_its_rest_has_no_piece()
    {
        Pieces(
            "unx",
            ["[UNK]"],
            (["un", "[UNK]"], "only the rest became unknown; WordPiece gives up the whole word"),
            (["un"], "the rest was dropped"));
        Pieces("xun", ["[UNK]"]);
        Pieces(
            "unable",
            ["[UNK]"],
            (["un", "##able"], "a shorter piece was tried where the rest had none: WordPiece never goes back"));
    }

    [Test, ForTask("11.3")]
    public void Within_a_word_only_pieces_with_two_signs_count_and_at_its_beginning_only_those_without()
    {
        Pieces("bable", ["b", "##able"]);
        Pieces("ab", ["[UNK]"]);
        Pieces("bun", ["[UNK]"]);
    }

    [Test, ForTask("11.3")]
    public void A_word_has_at_most_100_characters()
    {
        Pieces(new string('b', 100), ["b", .. Enumerable.Repeat("##b", 99)]);
        Pieces(new string('b', 101), ["[UNK]"]);
        string faces = string.Concat(Enumerable.Repeat("🙂", 60));
        Pieces(
            faces,
            ["🙂", .. Enumerable.Repeat("##🙂", 59)],
            (["[UNK]"], "60 characters are 120 of .NET's char, as each of these is two: count runes"));
    }

    [TestCaseSource(nameof(Texts)), ForTask("11.3")]
    public void Ids_are_those_of_Hugging_Face(string text)
    {
        Said.Same(Tiny().Encode(text), GoldenFiles.Numbers(Row(text), "ids"), $"ids of \"{text}\"");
    }

    [Test, ForTask("11.3")]
    public void Two_texts_and_their_segments_are_those_of_Hugging_Face()
    {
        var row = GoldenFiles.Rows("tiny-wordpiece/expected.json")[^1];
        var (ids, segments) = Tiny().EncodePair(row.GetProperty("text").GetString()!, row.GetProperty("second").GetString()!);
        Said.Same(ids, GoldenFiles.Numbers(row, "ids"), "ids of the pair");
        Said.Same(segments, GoldenFiles.Numbers(row, "segments"), "segments of the pair");
    }

    private static IEnumerable<string> Texts() => GoldenFiles.Rows("tiny-wordpiece/expected.json").SkipLast(1)
        .Select(row => row.GetProperty("text").GetString()!);

    private static JsonElement Row(string text) => GoldenFiles.Rows("tiny-wordpiece/expected.json")
        .First(row => row.GetProperty("text").GetString() == text);

    private static WordPieceTokenizer Tiny() => WordPieceTokenizer.Load(GoldenFiles.At("tiny-wordpiece/vocab.txt"));

    private static void Words(string text, IReadOnlyList<string> expected, params (IReadOnlyList<string>, string)[] suspects) =>
        Said.Same(WordPieceTokenizer.Words(text), expected, $"words of \"{text}\"", suspects);

    private static void Pieces(string word, IReadOnlyList<string> expected, params (IReadOnlyList<string>, string)[] suspects) =>
        Said.Same(s_small.Cut(word), expected, $"pieces of \"{word}\"", suspects);
}
