using CsCheck;
using FluentAssertions;
using Katas.Lesson07;
using Katas.Lesson07.Tests;
using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static Katas.Tests.Properties.Property;
using static TorchSharp.torch;

namespace Katas.Tests.Properties;

/// <summary>What holds for models that translate, and for their searches, whatever is read and written.</summary>
public sealed class TranslationProperties
{
    // Padding and start are never written: at each place there are three words and the end, so that three tokens make
    // 1 + 3 + 9 + 27 texts that a search can end with.
    private const long Small = 6;
    private const int Longest = 3;
    private const int EveryText = 40;

    private static readonly Gen<(int Seed, int Read, int Written, int More)> Texts = Gen.Select(Seed, Count, Gen.Int[1, 5], Gen.Int[1, 4]);

    [Test]
    public void Padding_of_what_is_read_changes_no_logit() => Texts.Holds(input =>
    {
        var model = Model(input.Seed);
        var (source, target) = (Source(input.Seed, input.Read), Target(input.Seed, input.Written));
        var padded = cat([source, full([2, input.More], Models.Padding, dtype: ScalarType.Int64)], 1);

        Apart(model.call(padded, target), model.call(source, target)).Should().BeLessThan(Tolerance);
    });

    [Test]
    public void Padding_of_what_is_written_changes_no_logit_before_it() => Texts.Holds(input =>
    {
        var model = Model(input.Seed);
        var (source, target) = (Source(input.Seed, input.Read), Target(input.Seed, input.Written));
        var padded = cat([target, full([2, input.More], Models.Padding, dtype: ScalarType.Int64)], 1);

        Apart(model.call(source, padded)[.., ..input.Written], model.call(source, target)).Should().BeLessThan(Tolerance);
    });

    [Test]
    public void What_is_written_later_changes_no_logit_before_it() => Texts.Holds(input =>
    {
        var model = Model(input.Seed);
        var (source, target) = (Source(input.Seed, input.Read), Target(input.Seed, input.Written));
        var longer = cat([target, Models.Text(input.Seed + 3, Models.TargetVocabulary, 2, input.More)], 1);

        Apart(model.call(source, longer)[.., ..input.Written], model.call(source, target)).Should().BeLessThan(Tolerance);
    });

    [Test]
    public void A_cache_gives_the_same_logits_however_the_text_is_cut() =>
        Gen.Select(Seed, Count, Gen.Int[1, 3].Array[1, 3]).Holds(input =>
        {
            var (seed, read, pieces) = input;
            var model = Model(seed);
            var (source, target) = (Source(seed, read), Target(seed, pieces.Sum()));
            var memory = model.Encode(source);
            var caches = model.NewCaches();
            var seen = new List<Tensor>();
            int length = 0;
            foreach (int more in pieces)
            {
                length += more;
                seen.Add(model.Decode(target[.., ..length], memory, source, caches).logits);
            }

            Apart(cat(seen, 1), model.call(source, target)).Should().BeLessThan(Tolerance);
            Array.ForEach(caches, cache => cache.Dispose());
        }, tries: 20);

    [Test]
    public void One_beam_writes_what_greedy_writes() => Gen.Select(Seed, Count, Gen.Double[0, 2]).Holds(input =>
    {
        var (seed, read, alpha) = input;
        var model = Lively(seed, Models.TargetVocabulary);
        var source = Source(seed, read);
        var options = new BeamOptions { Beams = 1, Alpha = alpha, MaxLength = 8 };

        var found = BeamSearch.Search(model, source, options);

        found.Select(text => string.Join(' ', text.Single().Tokens.Where(token => token != Models.End)))
            .Should().Equal(Decoding.Greedy(model, source, 8).Select(text => string.Join(' ', text)));
    }, tries: 10);

    [Test]
    public void A_beam_over_all_texts_scores_as_high_as_any_other_search() =>
        Gen.Select(Seed, Count, Gen.Int[1, 8], Gen.Double[0, 2]).Holds(input =>
        {
            var (seed, read, beams, alpha) = input;
            var model = Lively(seed, Small);
            var source = Source(seed, read);
            var narrow = new BeamOptions { Beams = beams, Alpha = alpha, MaxLength = Longest };

            var widest = BeamSearch.Search(model, source, narrow with { Beams = EveryText });
            var greedy = BeamSearch.Search(model, source, narrow with { Beams = 1 });
            var found = BeamSearch.Search(model, source, narrow);

            widest.Should().OnlyContain(text => text.Length == EveryText);
            for (int text = 0; text < widest.Length; text++)
            {
                double best = widest[text][0].Score(alpha) + Tolerance;
                found[text][0].Score(alpha).Should().BeLessThanOrEqualTo(best);
                greedy[text][0].Score(alpha).Should().BeLessThanOrEqualTo(best);
            }
        }, tries: 15);

    [Test]
    public void Hypotheses_differ_and_come_best_first_with_the_probability_the_model_gives_them() =>
        Gen.Select(Seed, Count, Gen.Int[1, 5], Gen.Double[0, 2]).Holds(input =>
        {
            var (seed, read, beams, alpha) = input;
            var model = Lively(seed, Models.TargetVocabulary);
            var source = Source(seed, read);

            var found = BeamSearch.Search(model, source, new BeamOptions { Beams = beams, Alpha = alpha, MaxLength = 5 });

            foreach (var (row, text) in found.Index())
            {
                text.Should().HaveCountLessThanOrEqualTo(beams);
                text.Select(each => string.Join(' ', each.Tokens)).Should().OnlyHaveUniqueItems();
                text.Select(each => each.Score(alpha)).Should().BeInDescendingOrder();
                text.Where(each => each.Ended != (each.Tokens[^1] == Models.End)).Should().BeEmpty();
                LogProbability(model, source[row..(row + 1)], text[0].Tokens)
                    .Should().BeApproximately(text[0].LogProbability, Tolerance);
            }
        }, tries: 8);

    /// <summary>The sum of ln P over a text's tokens, the whole text given at once.</summary>
    private static double LogProbability(Transformer model, Tensor source, IReadOnlyList<long> tokens)
    {
        using var noGradient = no_grad();
        var written = tensor((long[])[Models.Start, .. tokens.SkipLast(1)]).unsqueeze(0);
        var labels = tensor((long[])[.. tokens]).unsqueeze(-1);
        return model.call(source, written)[0].log_softmax(-1).gather(-1, labels).sum().ToDouble();
    }

    private static Transformer Model(int seed)
    {
        var model = Seeded.Parameters(new Transformer(Models.Config()), seed);
        model.to(ScalarType.Float64);
        model.eval();
        return model;
    }

    private static Transformer Lively(int seed, long vocabulary)
    {
        var model = Models.Lively(seed, Models.Config() with { TargetVocabulary = vocabulary }).model;
        model.eval();
        return model;
    }

    private static Tensor Source(int seed, int length) => Models.Text(seed + 1, Models.SourceVocabulary, 2, length);

    private static Tensor Target(int seed, int length)
    {
        var target = Models.Text(seed + 2, Models.TargetVocabulary, 2, length);
        target[.., 0] = Models.Start;
        return target;
    }
}
