using System.Text;
using CsCheck;
using FluentAssertions;
using Katas.Lesson08;
using NUnit.Framework;

namespace Katas.Tests.Properties;

/// <summary>What holds for tokenizers and batches, whatever the text is.</summary>
public sealed class TokenizerProperties
{
    // Half of a surrogate pair is no character; UTF-8 has no bytes for it.
    private static readonly Gen<string> Texts = Gen.Int[0, 0x10FFFF].Array[0, 40].Select(
        codes => string.Concat(codes.Where(Rune.IsValid).Select(code => new Rune(code).ToString())));

    private static readonly string[] Parts = ["a", "b", "ab", " ", "e\u0301", "’", "l'", "1.5", "\n", "😀"];

    private static readonly Gen<string> Letters =
        Gen.Int[0, Parts.Length - 1].Array[0, 30].Select(places => string.Concat(places.Select(place => Parts[place])));

    [Test]
    public void Any_text_comes_back_from_its_byte_pairs() =>
        Gen.Select(Texts, Letters, Letters.Array[0, 5]).Holds(input =>
        {
            var (any, letters, corpus) = input;
            var tokenizer = BytePairTokenizer.Train(corpus, 300, minimumCount: 1);

            foreach (string text in new[] { any, letters, any + letters })
            {
                tokenizer.Decode(tokenizer.Encode(text)).Should().Be(text);
            }
        });

    [Test]
    public void A_text_is_never_longer_in_tokens_than_in_bytes() => Letters.Holds(text =>
    {
        var tokenizer = BytePairTokenizer.Train([text], 400, minimumCount: 1);

        tokenizer.Encode(text).Length.Should().Be(Pieces.Of(text).Count(), "each piece has been merged whole");
        new BytePairTokenizer([]).Encode(text).Length.Should().Be(Encoding.UTF8.GetByteCount(text));
    });

    [Test]
    public void Words_lose_nothing_but_blanks() => Gen.Select(Texts, Letters).Holds(input =>
    {
        string text = input.Item1 + input.Item2;
        string blanks = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

        WordTokenizer.Join(WordTokenizer.Split(text)).Should().Be(blanks);
        WordTokenizer.Split(blanks).Should().Equal(WordTokenizer.Split(text), "blanks are all the same");
    });

    [Test]
    public void Batches_hold_everything_once_within_their_budget() =>
        Gen.Select(Gen.Int[0, 30].Array[0, 60], Gen.Int[1, 100], Property.Seed).Holds(input =>
        {
            var (lengths, budget, seed) = input;
            int[] examples = [.. Enumerable.Range(0, lengths.Length)];
            var batches = Bucketing.Batches(examples, i => lengths[i], budget, new Random(seed));

            batches.SelectMany(batch => batch).Should().BeEquivalentTo(examples);
            batches.Where(batch => batch.Length != 1 && batch.Length * batch.Max(i => lengths[i]) > budget).Should().BeEmpty();
            batches.Should().NotContain(batch => batch.Length == 0);
        });
}
