extern alias reference;

using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson07;

namespace Katas.Lesson07.Tests;

public class GreedyTests
{
    // Models whose texts end at different lengths, or not at all.
    private static readonly int[] s_seeds = [2, 9, 11, 32];

    [Test, ForTask("07.5")]
    public void Translations_match_the_reference()
    {
        foreach (int seed in s_seeds)
        {
            var (model, reference) = Models.Lively(seed);
            var source = Models.Source(seed);
            foreach (int length in new[] { 1, 3, 8 })
            {
                Same(
                    Decoding.Greedy(model, source, length),
                    Reference.Decoding.Greedy(reference, source, length),
                    $"3 texts, at most {length} tokens, model {seed}");
            }
        }
    }

    [Test, ForTask("07.5")]
    public void Each_token_is_the_likeliest()
    {
        foreach (int seed in s_seeds)
        {
            var (model, _) = Models.Lively(seed);
            var source = Models.Source(seed);
            long[][] expected =
                [.. Enumerable.Range(0, 3).Select(row => OneByOne(model, source[row..(row + 1)], 7))];

            Same(Decoding.Greedy(model, source, 7), expected, "3 texts; expected what each gives alone");
        }
    }

    [Test, ForTask("07.5")]
    public void The_source_is_read_once_and_each_token_computed_once()
    {
        var (model, _) = Models.Lively(5); // its texts never end
        using var watch = new Models.Watch(model);

        long[][] written = Decoding.Greedy(model, Models.Source(5), 6);

        Assert.That(written.Select(text => text.Length), Is.All.EqualTo(6), "tokens of texts without end, at most 6");
        Assert.That(watch.Reads, Is.EqualTo(1), "how often the encoder ran");
        Assert.That(watch.Steps, Is.EqualTo(6), "how often the decoder ran, for 6 tokens");
        Assert.That(watch.Tokens, Is.EqualTo(6), "places that the decoder computed: with caches, each step has one");
    }

    [Test, ForTask("07.5")]
    public void It_goes_on_until_all_texts_have_ended()
    {
        foreach (var (seed, lengths) in new (int, int[])[] { (21, [3, 7, 7]), (32, [3, 6, 1]), (36, [0, 3, 3]) })
        {
            var (model, _) = Models.Lively(seed);
            using var watch = new Models.Watch(model);

            long[][] written = Decoding.Greedy(model, Models.Source(seed), 10);

            string what = $"3 texts of {string.Join(", ", lengths)} tokens and an end token each";
            Assert.That(written.Select(text => text.Length), Is.EqualTo(lengths), $"tokens of {what}");
            Assert.That(watch.Steps, Is.EqualTo(lengths.Max() + 1), $"how often the decoder ran, for {what}");
        }
    }

    [Test, ForTask("07.5")]
    public void Texts_may_end_in_any_order()
    {
        int[][] orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
        foreach (int seed in new[] { 32, 21 })
        {
            var (model, reference) = Models.Lively(seed);
            var source = Models.Source(seed);
            long[][] texts = Reference.Decoding.Greedy(reference, source, 10);
            foreach (int[] order in orders)
            {
                Same(
                    Decoding.Greedy(model, source.index_select(0, tensor(order).to(ScalarType.Int64)), 10),
                    [.. order.Select(row => texts[row])],
                    $"the same 3 texts in the order {string.Join(", ", order)}: they end after "
                    + $"{string.Join(", ", order.Select(row => texts[row].Length))} tokens; each row gets its own "
                    + "text, whichever have ended before");
            }
        }
    }

    [Test, ForTask("07.5")]
    public void The_model_s_longest_text_is_the_limit()
    {
        var (model, _) = Models.Lively(5); // its texts never end

        Assert.That(
            Decoding.Greedy(model, Models.Source(5), 100).Select(text => text.Length),
            Is.All.EqualTo(10),
            "tokens of texts that never end, of a model that takes 10");
    }

    [Test, ForTask("07.5")]
    public void Nothing_is_left_behind()
    {
        var (model, _) = Models.Lively(5, Models.Config(dropout: 0.5) with { TargetVocabulary = 8 });
        var source = Models.Source(6);
        long[][] first = Decoding.Greedy(model, source, 5);
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        long[][] second = Decoding.Greedy(model, source, 5);

        Same(second, first, "the same texts a second time: in eval nothing is dropped");
        Assert.That(
            DisposeScopeManager.Statistics.ThreadTotalLiveCount - before,
            Is.LessThanOrEqualTo(0),
            "tensors alive afterwards that were not before");
        Assert.That(model.training, Is.True, "training, afterwards: as before");
    }

    /// <summary>One text, without caches, without padding, without anything.</summary>
    private static long[] OneByOne(Transformer model, Tensor source, int maxLength)
    {
        using var noGradient = no_grad();
        bool wasTraining = model.training;
        model.eval();
        source = source[source != Models.Padding].unsqueeze(0); // [1, padded] → [1, source]
        List<long> text = [Models.Start];
        while (text.Count <= maxLength && text[^1] != Models.End)
        {
            var logits = model.call(source, tensor(text.ToArray()).unsqueeze(0))[0, -1]; // [vocabulary]
            logits[Models.Padding] = double.NegativeInfinity;
            logits[Models.Start] = double.NegativeInfinity;
            text.Add(logits.argmax().ToInt64());
        }

        model.train(wasTraining);
        return [.. text.Skip(1).TakeWhile(token => token != Models.End)];
    }

    private static void Same(long[][] seen, long[][] expected, string what)
    {
        Assert.That(
            string.Join(" | ", seen.Select(text => string.Join(' ', text))),
            Is.EqualTo(string.Join(" | ", expected.Select(text => string.Join(' ', text)))),
            $"translations of {what}");
    }
}
