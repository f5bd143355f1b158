extern alias reference;

using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson06;

namespace Katas.Lesson06.Tests;

public class GenerateTests
{
    private static readonly GenerationOptions s_greedy = new() { Temperature = 0, MaxNewTokens = 5 };

    [Test, ForTask("06.11")]
    public void Greedy_text_matches_the_reference()
    {
        foreach (bool useCache in new[] { true, false })
        {
            foreach (int seed in new[] { 0, 1, 2 })
            {
                var (model, reference) = Models.Language(type: ScalarType.Float64, seed: seed);
                CompareGreedy(model, reference, penalty: 1, useCache);
            }
        }
    }

    [Test, ForTask("06.11")]
    public void The_penalty_is_on_every_token_so_far_with_a_cache_too()
    {
        foreach (bool useCache in new[] { false, true })
        {
            foreach (int seed in new[] { 0, 1, 2 })
            {
                var (model, reference) = Models.Language(type: ScalarType.Float64, seed: seed);
                CompareGreedy(model, reference, penalty: 2.5, useCache);
            }
        }
    }

    [Test, ForTask("06.11")]
    public void With_and_without_cache_the_same_is_drawn()
    {
        var (model, _) = Models.Language(type: ScalarType.Float64);
        var options = new GenerationOptions { MaxNewTokens = 7, Temperature = 3, Seed = 11 };

        Assert.That(
            TextGeneration.Generate(model, [3, 7], options with { UseCache = true }),
            Is.EqualTo(TextGeneration.Generate(model, [3, 7], options with { UseCache = false })),
            "text with a cache; expected the one without");
    }

    [Test, ForTask("06.11")]
    public void A_model_of_one_block_writes_the_same_with_and_without_cache()
    {
        var model = Seeded.Parameters(new LanguageModel(Models.Vocabulary, Models.MaxLength, Models.Width, Models.Heads, layers: 1));
        model.to(ScalarType.Float64);
        var options = new GenerationOptions { MaxNewTokens = 7, Temperature = 3, Seed = 12 };

        Assert.That(
            TextGeneration.Generate(model, [3, 7], options with { UseCache = true }),
            Is.EqualTo(TextGeneration.Generate(model, [3, 7], options with { UseCache = false })),
            "text of a model of one block, which has one cache; expected the one without");
    }

    [Test, ForTask("06.11")]
    public void As_many_tokens_are_written_as_asked_for()
    {
        foreach (int count in new[] { 0, 1, 4 })
        {
            var (model, _) = Models.Language();
            Assert.That(
                TextGeneration.Generate(model, [3, 7], s_greedy with { MaxNewTokens = count }),
                Has.Length.EqualTo(count),
                "number of new tokens; the prompt is not among them");
        }
    }

    [Test, ForTask("06.11")]
    public void The_text_ends_where_the_model_s_longest_does()
    {
        foreach (bool useCache in new[] { true, false })
        {
            var (model, _) = Models.Language();
            var options = new GenerationOptions { MaxNewTokens = 100, UseCache = useCache };
            Assert.That(
                TextGeneration.Generate(model, [3, 7], options),
                Has.Length.EqualTo(7),
                "number of new tokens after 2, of a model that takes 9");
            Assert.That(
                TextGeneration.Generate(model, [1, 2, 3, 4, 5, 6, 7, 8, 9], options),
                Is.Empty,
                "new tokens after 9, of a model that takes 9");
        }
    }

    [Test, ForTask("06.11")]
    public void A_stop_token_is_the_last()
    {
        foreach (bool useCache in new[] { true, false })
        {
            var (model, _) = Models.Language(type: ScalarType.Float64);
            var options = new GenerationOptions { MaxNewTokens = 7, Temperature = 3, Seed = 4, UseCache = useCache };
            long[] whole = TextGeneration.Generate(model, [3, 7], options);
            long stop = whole[2];
            long[] expected = whole[..(Array.IndexOf(whole, stop) + 1)];

            Assert.That(
                TextGeneration.Generate(model, [3, stop], options with { StopTokens = [stop] }),
                Is.Not.Empty,
                "new tokens after a prompt that ends in the stop token: one that is asked does not count");
            Assert.That(
                TextGeneration.Generate(model, [3, 7], options with { StopTokens = [stop] }),
                Is.EqualTo(expected),
                $"text with the stop token {stop}; without it, it is {string.Join(", ", whole)}");
        }
    }

    [Test, ForTask("06.11")]
    public void One_generator_is_seeded_once()
    {
        var (model, _) = Models.Language(type: ScalarType.Float64);
        model.eval();
        var options = new GenerationOptions { MaxNewTokens = 7, Temperature = 3, Seed = 21 };
        using var generator = new Generator(21);
        List<long> text = [3, 7];
        while (text.Count < 9)
        {
            var tokens = tensor(text.ToArray());
            var logits = model.call(tokens.unsqueeze(0), null).logits[0, -1];
            text.Add(TextGeneration.Next(logits, tokens, options, generator));
        }

        Assert.That(
            TextGeneration.Generate(model, [3, 7], options),
            Is.EqualTo(text.Skip(2)),
            "text with seed 21; expected what one generator with this seed draws, token by token");
    }

    [Test, ForTask("06.11")]
    public void The_same_seed_writes_the_same_text()
    {
        var (model, _) = Models.Language();
        string[] texts =
        [
            .. new ulong[] { 1, 1, 2, 3 }.Select(seed => string.Join(
                ' ', TextGeneration.Generate(model, [3], new() { Temperature = 5, Seed = seed }))),
        ];

        Assert.That(texts[1], Is.EqualTo(texts[0]), "two texts of one seed");
        Assert.That(texts.Distinct().Count(), Is.EqualTo(3), "different texts of three seeds");
    }

    [Test, ForTask("06.11")]
    public void Nothing_is_left_behind()
    {
        var (model, _) = Models.Language(dropout: 0.5);
        TextGeneration.Generate(model, [3, 7], s_greedy);
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        TextGeneration.Generate(model, [3, 7], s_greedy);

        Assert.That(
            DisposeScopeManager.Statistics.ThreadTotalLiveCount - before,
            Is.LessThanOrEqualTo(0),
            "tensors alive after a text that were not before: each step needs a dispose scope");
        Assert.That(model.training, Is.True, "training, afterwards: as before");
    }

    [Test, ForTask("06.11")]
    public void An_empty_or_too_long_prompt_is_refused()
    {
        var (model, _) = Models.Language();
        Assert.Throws<ArgumentOutOfRangeException>(() => TextGeneration.Generate(model, [], s_greedy));
        Assert.Throws<ArgumentException>(() => TextGeneration.Generate(model, new long[10], s_greedy));
    }

    private static void CompareGreedy(
        LanguageModel model, Reference.LanguageModel reference, double penalty, bool useCache)
    {
        long[] prompt = [3, 7, 1, 9];
        Assert.That(
            TextGeneration.Generate(model, prompt, s_greedy with { UseCache = useCache, RepetitionPenalty = penalty }),
            Is.EqualTo(Reference.TextGeneration.Generate(
                reference, prompt, new() { Temperature = 0, MaxNewTokens = 5, RepetitionPenalty = penalty })),
            $"5 tokens after 3, 7, 1, 9, penalty {penalty}, {(useCache ? "with" : "without")} a cache");
    }
}
