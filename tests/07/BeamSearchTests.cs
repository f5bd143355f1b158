extern alias reference;

using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson07;

namespace Katas.Lesson07.Tests;

public class BeamSearchTests
{
    // Models whose texts end at different lengths, or not at all.
    private static readonly int[] s_seeds = [2, 11, 32];

    [Test, ForTask("07.8")]
    public void A_text_is_searched_until_all_its_hypotheses_have_ended()
    {
        foreach (int seed in s_seeds)
        {
            var (model, _) = Models.Lively(seed);
            var found = BeamSearch.Search(model, Models.Source(seed), new() { Beams = 3, MaxLength = 8, Alpha = 0.6 });
            foreach (var (row, text) in found.Index())
            {
                Assert.That(
                    text.Count(each => each.Ended || each.Tokens.Count == 8),
                    Is.EqualTo(3),
                    $"hypotheses of text {row} that have ended or are 8 tokens long, of model {seed} with 3 beams; "
                        + "that the "
                    + "likeliest has ended is no reason to stop: one that ends later may score higher");
            }
        }
    }

    [Test, ForTask("07.8")]
    public void With_several_beams_each_hypothesis_goes_on_with_its_own_cache()
    {
        foreach (int seed in s_seeds)
        {
            var (model, source) = Small(seed);
            Dictionary<string, Hypothesis>[] all =
                [.. Enumerable.Range(0, 2).Select(row => ByTokens(model, source, row))];
            if (Wrong(model, source, all, beams: 1).Length > 0)
            {
                return; // then it is something else: with one beam nothing changes places
            }

            Assert.That(
                Wrong(model, source, all, beams: 3),
                Is.Empty,
                $"hypotheses whose ln P is not what model {seed} says of the whole text, with 3 beams, where with 1 "
                    + "it is: "
                + "do the caches' rows follow the hypotheses in every step?");
        }
    }

    [Test, ForTask("07.8")]
    public void Hypotheses_match_the_reference()
    {
        foreach (int seed in s_seeds)
        {
            var (model, reference) = Models.Lively(seed);
            var source = Models.Source(seed);
            foreach (var (beams, length, alpha) in new[] { (2, 3, 0.6), (3, 6, 0), (4, 8, 1.0) })
            {
                var seen = BeamSearch.Search(
                    model, source, new() { Beams = beams, MaxLength = length, Alpha = alpha });
                var expected = Reference.BeamSearch.Search(
                    reference, source, new() { Beams = beams, MaxLength = length, Alpha = alpha });

                Same(
                    seen,
                    Converted(expected),
                    $"3 texts, {beams} beams, at most {length} tokens, alpha {alpha}, model {seed}");
            }
        }
    }

    [Test, ForTask("07.8")]
    public void What_has_ended_keeps_its_place()
    {
        // With a large alpha, longer texts score higher; and yet none of them takes the place of one that has ended.
        foreach (int seed in s_seeds)
        {
            var (model, reference) = Models.Lively(seed);
            var source = Models.Source(seed);
            foreach (var (beams, alpha) in new[] { (2, 4.0), (3, 4.0), (5, 0), (5, 4.0) })
            {
                var expected = Reference.BeamSearch.Search(
                    reference, source, new() { Beams = beams, MaxLength = 8, Alpha = alpha });

                Same(
                    BeamSearch.Search(model, source, new() { Beams = beams, MaxLength = 8, Alpha = alpha }),
                    Converted(expected),
                    $"3 texts, {beams} beams, at most 8 tokens, alpha {alpha}, model {seed}; a hypothesis that has "
                    + "ended keeps its place, whatever the others score");
            }
        }
    }

    [Test, ForTask("07.8")]
    public void Texts_may_end_in_any_order()
    {
        int[][] orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
        var (model, reference) = Models.Lively(32);
        var source = Models.Source(32);
        var texts = Converted(
            Reference.BeamSearch.Search(reference, source, new() { Beams = 2, MaxLength = 8, Alpha = 0.6 }));
        foreach (int[] order in orders)
        {
            Same(
                BeamSearch.Search(
                    model,
                    source.index_select(0, tensor(order).to(ScalarType.Int64)),
                    new() { Beams = 2, MaxLength = 8, Alpha = 0.6 }),
                [.. order.Select(row => texts[row])],
                $"the same 3 texts in the order {string.Join(", ", order)}");
        }
    }

    [Test, ForTask("07.8")]
    public void One_beam_is_greedy()
    {
        foreach (int seed in s_seeds)
        {
            var (model, _) = Models.Lively(seed);
            var source = Models.Source(seed);
            long[][] greedy = Decoding.Greedy(model, source, 8);
            foreach (double alpha in new[] { 0, 0.6, 2 })
            {
                var found = BeamSearch.Search(model, source, new() { Beams = 1, MaxLength = 8, Alpha = alpha });

                Assert.That(found.Select(text => text.Length), Is.All.EqualTo(1), "hypotheses a text, with 1 beam");
                Assert.That(
                    found.Select(text => string.Join(' ', text[0].Tokens.TakeWhile(token => token != Models.End))),
                    Is.EqualTo(greedy.Select(text => string.Join(' ', text))),
                    $"translations with 1 beam and alpha {alpha}; expected the greedy ones");
            }
        }
    }

    [Test, ForTask("07.8")]
    public void As_wide_as_there_are_texts_it_finds_the_best_of_all()
    {
        foreach (int seed in s_seeds)
        {
            // 2 words and the end token: 15 texts that end within 4 tokens, and 16 that do not.
            var (model, source) = Small(seed);
            Hypothesis[][] all =
                [.. Enumerable.Range(0, 2).Select(row => All(model, source[row..(row + 1)], 4).ToArray())];
            foreach (double alpha in new[] { 0, 0.6, 1.5 })
            {
                var found = BeamSearch.Search(model, source, new() { Beams = 31, MaxLength = 4, Alpha = alpha });

                Same(
                    found,
                    [.. all.Select(text => text.OrderByDescending(each => each.Score(alpha)).ToArray())],
                    $"2 texts, 31 beams, alpha {alpha}; expected all 31 that there are");
            }
        }
    }

    [Test, ForTask("07.8")]
    public void What_it_finds_is_as_likely_as_it_says()
    {
        foreach (int seed in s_seeds)
        {
            var (model, source) = Small(seed);
            var found = BeamSearch.Search(model, source, new() { Beams = 4, MaxLength = 4, Alpha = 0.6 });
            for (int row = 0; row < 2; row++)
            {
                var all = ByTokens(model, source, row);
                Assert.That(found[row], Has.Length.EqualTo(4), "hypotheses, with 4 beams");
                Assert.That(
                    found[row].Select(each => string.Join(' ', each.Tokens)), Is.Unique, "hypotheses: no two the same");
                Assert.That(
                    found[row].Select(each => each.Score(0.6)), Is.Ordered.Descending, "their scores, best first");
                foreach (var each in found[row])
                {
                    var same = all[string.Join(' ', each.Tokens)];
                    Assert.That(each.LogProbability, Is.EqualTo(same.LogProbability).Within(1e-9), "its ln P");
                    Assert.That(each.Ended, Is.EqualTo(same.Ended), "whether it has ended");
                }
            }
        }
    }

    [Test, ForTask("07.8")]
    public void Each_text_gets_what_it_gets_alone()
    {
        foreach (int seed in s_seeds)
        {
            var (model, _) = Models.Lively(seed);
            var source = Models.Source(seed);
            var options = new BeamOptions { Beams = 3, MaxLength = 7 };
            Hypothesis[][] alone = [.. Enumerable.Range(0, 3).Select(row => BeamSearch.Search(
                model, source[row..(row + 1)][.., ..(6 - (row == 0 ? 0 : 3 - row))], options)[0])];

            Same(BeamSearch.Search(model, source, options), alone, "3 texts; expected what each gets alone");
        }
    }

    [Test, ForTask("07.8")]
    public void The_source_is_read_once_and_each_token_computed_once()
    {
        var (model, _) = Models.Lively(2);
        using var watch = new Models.Watch(model);

        var found = BeamSearch.Search(model, Models.Source(9), new() { Beams = 3, MaxLength = 5 });

        int longest = found.Max(text => text.Max(each => each.Tokens.Count));
        Assert.That(watch.Reads, Is.EqualTo(1), "how often the encoder ran");
        Assert.That(watch.Steps, Is.EqualTo(longest), $"how often the decoder ran, for {longest} tokens at most");
        Assert.That(
            watch.Tokens, Is.EqualTo(longest), "places that the decoder computed: with caches, each step has one");
    }

    [Test, ForTask("07.8")]
    public void An_end_token_ends_a_hypothesis()
    {
        bool seen = false;
        foreach (int seed in s_seeds)
        {
            var (model, _) = Models.Lively(seed);
            foreach (var each in BeamSearch
                .Search(model, Models.Source(seed), new() { Beams = 4, MaxLength = 6 }).SelectMany(text => text))
            {
                Assert.That(
                    each.Tokens.Take(each.Tokens.Count - 1).Contains(Models.End),
                    Is.False,
                    $"whether tokens come after the end token in {string.Join(' ', each.Tokens)}");
                Assert.That(each.Ended, Is.EqualTo(each.Tokens[^1] == Models.End), "whether it has ended");
                Assert.That(each.Ended || each.Tokens.Count == 6, Is.True, "whether it has ended, or is 6 tokens long");
                seen |= each.Ended && each.Tokens.Count < 6;
            }
        }

        Assert.That(seen, Is.True, "whether any text ended early");
    }

    [Test, ForTask("07.8")]
    public void The_model_s_longest_text_is_the_limit()
    {
        var (model, _) = Models.Lively(2);

        var found = BeamSearch.Search(model, Models.Source(10), new() { Beams = 3, MaxLength = 100 });

        Assert.That(
            found.Max(text => text.Max(each => each.Tokens.Count)),
            Is.LessThanOrEqualTo(10),
            "tokens of the longest hypothesis, of a model that takes 10");
    }

    [Test, ForTask("07.8")]
    public void Nothing_is_left_behind()
    {
        var (model, _) = Models.Lively(5, Models.Config(dropout: 0.5) with { TargetVocabulary = 8 });
        var source = Models.Source(11);
        var options = new BeamOptions { Beams = 3, MaxLength = 5 };
        var first = BeamSearch.Search(model, source, options);
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        var second = BeamSearch.Search(model, source, options);

        Same(second, first, "the same texts a second time: in eval nothing is dropped");
        Assert.That(
            DisposeScopeManager.Statistics.ThreadTotalLiveCount - before,
            Is.LessThanOrEqualTo(0),
            "tensors alive afterwards that were not before: each step needs a dispose scope");
        Assert.That(model.training, Is.True, "training, afterwards: as before");
    }

    private static Hypothesis[][] Converted(Reference.Hypothesis[][] texts) =>
    [
        .. texts.Select(text => text
            .Select(each => new Hypothesis(each.Tokens, each.LogProbability, each.Ended))
            .ToArray()),
    ];

    /// <summary>A model with five tokens, two of which are words, and two texts for it.</summary>
    private static (Transformer Model, Tensor Source) Small(int seed)
    {
        var (model, _) = Models.Lively(seed, Models.Config() with { TargetVocabulary = 5, PaddingId = 3 });
        return (model, tensor(new long[,] { { 7, 2, 9, 4 }, { 11, 6, 3, 3 } }));
    }

    /// <summary>
    /// All texts that a model can write, each with its likelihood: those that end within so many tokens, and those of
    /// so many that do not.
    /// </summary>
    private static List<Hypothesis> All(Transformer model, Tensor source, int maxLength)
    {
        using var noGradient = no_grad();
        bool wasTraining = model.training;
        model.eval();
        List<Hypothesis> open = [Hypothesis.Start];
        var all = new List<Hypothesis>();
        while (open.Count > 0)
        {
            // All that are open have the same length: they are one batch.
            long[][] rows = [.. open.Select(each => (long[])[Models.Start, .. each.Tokens])];
            var target = tensor(rows.SelectMany(row => row).ToArray(), rows.Length, rows[0].Length);
            var next = model.call(source.expand(rows.Length, -1), target)[.., -1].log_softmax(-1); // [open, vocabulary]
            double[] scores = [.. next.data<double>()];
            long vocabulary = next.size(-1);
            var longer = open.SelectMany((each, row) => new[] { 0, 2, Models.End }.Select(token => each.Then(
                token, each.LogProbability + scores[(row * vocabulary) + token], token == Models.End)));
            open = [];
            foreach (var each in longer)
            {
                (each.Ended || each.Tokens.Count == maxLength ? all : open).Add(each);
            }
        }

        model.train(wasTraining);
        return all;
    }

    /// <summary>All texts of at most 4 tokens for one of the sources, by their tokens.</summary>
    private static Dictionary<string, Hypothesis> ByTokens(Transformer model, Tensor source, int row) =>
        All(model, source[row..(row + 1)], 4).ToDictionary(each => string.Join(' ', each.Tokens));

    /// <summary>What is found with a likelihood that the model does not give it.</summary>
    private static string[] Wrong(
        Transformer model, Tensor source, IReadOnlyList<Dictionary<string, Hypothesis>> all, int beams)
    {
        var found = BeamSearch.Search(model, source, new() { Beams = beams, MaxLength = 4, Alpha = 0.6 });
        return
        [
            .. from row in Enumerable.Range(0, 2)
               from each in found[row]
               let text = string.Join(' ', each.Tokens)
               where all[row].TryGetValue(text, out var same)
                   && Math.Abs(same.LogProbability - each.LogProbability) > 1e-6
               select $"{text}, of text {row}",
        ];
    }

    private static void Same(Hypothesis[][] seen, Hypothesis[][] expected, string what)
    {
        static string Text(Hypothesis each) => FormattableString.Invariant(
            $"{string.Join(' ', each.Tokens)}{(each.Ended ? "" : " …")} ({each.LogProbability:0.0000})");

        Assert.That(seen, Has.Length.EqualTo(expected.Length), $"texts, {what}");
        for (int row = 0; row < seen.Length; row++)
        {
            Assert.That(
                seen[row].Select(Text), Is.EqualTo(expected[row].Select(Text)), $"hypotheses of text {row}, of {what}");
        }
    }
}
