extern alias reference;

using System.Text;
using System.Text.RegularExpressions;
using Katas.Testkit;
using NUnit.Framework;
using Reference = reference::Katas.Lesson08;

namespace Katas.Lesson08.Tests;

public class WordTokenizerTests
{
    [Test, ForTask("08.1")]
    public void Words_and_marks_are_tokens() => Splits(
        "The cat sat, and slept.",
        ["The", "cat", "sat", "￭,", "and", "slept", "￭."],
        (["The", "cat", "sat,", "and", "slept."], "marks are still glued to their words: blanks alone do not separate"),
        (["The", "cat", "sat", ",", "and", "slept", "."],
            "a token that has no blank before it does not say so; the sentence could not be put together again"),
        (["The", "cat", "sat", "and", "slept"], "the marks are gone; nothing but blanks may be lost"),
        (["the", "cat", "sat", "￭,", "and", "slept", "￭."], "capitals became small letters, and can't come back"));

    [Test, ForTask("08.1")]
    public void A_mark_after_a_blank_needs_no_joiner() =>
        Splits("Où est le chat ? — Ici !", ["Où", "est", "le", "chat", "?", "—", "Ici", "!"]);

    [Test, ForTask("08.1")]
    public void The_first_token_needs_no_joiner()
    {
        Splits("\"Oui\"", ["\"", "￭Oui", "￭\""]);
        Splits("  Oui", ["Oui"]);
    }

    [Test, ForTask("08.1")]
    public void Elided_words_keep_their_apostrophe() => Splits(
        "l'homme",
        ["l'", "homme"],
        (["l'homme"], "an elided word and the one behind it are two words: le homme"),
        (["l'", "￭homme"], "behind an elided word nothing else is expected: it needs no joiner"),
        (["l", "￭'", "￭homme"], "the apostrophe belongs to the elided word"),
        (["l", "￭'homme"], "the apostrophe belongs to the elided word"));

    [Test, ForTask("08.1")]
    public void All_elided_words_are_known()
    {
        foreach (string elided in WordTokenizer.Elided)
        {
            Splits($"{elided}'est", [$"{elided}'", "est"]);
        }
    }

    [Test, ForTask("08.1")]
    public void Elided_words_may_be_capital_or_have_the_other_apostrophe()
    {
        Splits("L'été, qu’il", ["L'", "été", "￭,", "qu’", "il"]);
        Splits("Jusqu'ici QU'ICI", ["Jusqu'", "ici", "QU'", "ICI"]);
    }

    [Test, ForTask("08.1")]
    public void Other_words_keep_what_is_inside_of_them()
    {
        Splits("aujourd'hui", ["aujourd'hui"], (["aujourd'", "hui"], "not every apostrophe stands for a lost vowel"));
        Splits("Don't! She’s late", ["Don't", "￭!", "She’s", "late"]);
        Splits("peut-être est-ce rock'n'roll", ["peut-être", "est-ce", "rock'n'roll"]);
        Splits("c'est-à-dire d'aujourd'hui", ["c'", "est-à-dire", "d'", "aujourd'hui"]);
    }

    [Test, ForTask("08.1")]
    public void What_is_not_between_two_letters_is_a_mark()
    {
        Splits("the dogs' house", ["the", "dogs", "￭'", "house"]);
        Splits("'tis - well-", ["'", "￭tis", "-", "well", "￭-"]);
        Splits("l' et", ["l", "￭'", "et"]);
        Splits("snake_case", ["snake", "￭_", "￭case"]);
        Splits("and/or a--b", ["and", "￭/", "￭or", "a", "￭-", "￭-", "￭b"]);
    }

    [Test, ForTask("08.1")]
    public void What_is_left_open_may_be_read_either_way()
    {
        SplitsEither("d'1 l’2a", ["d'1", "l’2a"], ["d'", "1", "l’", "2a"]);
        SplitsEither("𝒳𝒴", ["𝒳𝒴"], ["𝒳", "￭𝒴"]);
    }

    [Test, ForTask("08.1")]
    public void Numbers_keep_points_and_commas_between_digits()
    {
        Splits("3.5 or 1,000.", ["3.5", "or", "1,000", "￭."]);
        Splits("10h30, 7e.", ["10h30", "￭,", "7e", "￭."]);
        Splits("a.b 3.a", ["a", "￭.", "￭b", "3", "￭.", "￭a"]);
    }

    [Test, ForTask("08.1")]
    public void Each_other_character_is_a_token() => Splits(
        "Wait... why?!",
        ["Wait", "￭.", "￭.", "￭.", "why", "￭?", "￭!"],
        (["Wait", "￭...", "why", "￭?!"], "marks side by side are one token; then every row of them needs an id"));

    [Test, ForTask("08.1")]
    public void Letters_are_those_of_all_scripts()
    {
        Splits("Ångström größer 漢字かな, мир.", ["Ångström", "größer", "漢字かな", "￭,", "мир", "￭."]);
        Splits("e\u0301te\u0301", ["e\u0301te\u0301"]); // accents as characters of their own
    }

    [Test, ForTask("08.1")]
    public void A_surrogate_pair_is_one_character() =>
        Splits("ok 😀😀!", ["ok", "😀", "￭😀", "￭!"]);

    [Test, ForTask("08.1")]
    public void All_kinds_of_blanks_separate()
    {
        Splits("a\tb\u00A0c\u202F! \n d", ["a", "b", "c", "!", "d"]);
        Splits("", []);
        Splits(" \t ", []);
    }

    [Test, ForTask("08.1")]
    public void Sentences_come_back_from_their_tokens()
    {
        foreach (string sentence in Texts.Sentences.Append("￭a ￭ ￭￭ a￭b ￭"))
        {
            Assert.That(
                WordTokenizer.Join(WordTokenizer.Split(sentence)),
                Is.EqualTo(sentence),
                $"\"{sentence}\", split and joined again");
        }
    }

    [Test, ForTask("08.1")]
    public void Random_text_comes_back_but_for_its_blanks()
    {
        foreach (string text in Texts.Random(11, 300))
        {
            string blanks = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            Assert.That(
                WordTokenizer.Join(WordTokenizer.Split(text)),
                Is.EqualTo(blanks),
                $"\"{text}\", split and joined again");
        }
    }

    [Test, ForTask("08.1")]
    public void Random_text_is_split_as_the_reference_does()
    {
        foreach (string text in Texts.Random(12, 300).Select(WithoutWhatIsLeftOpen))
        {
            ListAssert.Same(WordTokenizer.Split(text), Reference.WordTokenizer.Split(text), $"tokens of \"{text}\"");
        }
    }

    /// <summary>A text without the characters that make no words in one reading, and make some in the other.</summary>
    private static string WithoutWhatIsLeftOpen(string text)
    {
        string decided = string.Concat(text.EnumerateRunes().Select(rune => IsOpen(rune) ? "a" : $"{rune}"));
        return Regex.Replace(decided, @"(?<=['’])(?=[\p{M}\p{Nd}])", "a");

        static bool IsOpen(Rune rune) => !rune.IsBmp && Regex.IsMatch(
            $"{Rune.GetUnicodeCategory(rune)}", "Letter$|Mark$|^DecimalDigitNumber$");
    }

    private static void SplitsEither(string sentence, string[] one, string[] other)
    {
        string[] seen = WordTokenizer.Split(sentence);
        ListAssert.Same(
            seen,
            seen.SequenceEqual(other) ? other : one,
            $"tokens of \"{sentence}\", where \"{string.Join(' ', other)}\" is right as well");
    }

    private static void Splits(
        string sentence, string[] expected, params (string[] Lookalike, string Cause)[] suspects) =>
        ListAssert.Same(WordTokenizer.Split(sentence), expected, $"tokens of \"{sentence}\"", suspects);
}
