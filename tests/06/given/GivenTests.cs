using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson06.Tests;

/// <summary>What the lesson gives.</summary>
public class GivenTests
{
    [Test, ForTask("06.0")]
    public void Options_unless_said_otherwise() => Assert.That(
        new GenerationOptions(),
        Is.EqualTo(new GenerationOptions { MaxNewTokens = 50, Temperature = 1, RepetitionPenalty = 1, Seed = 0, UseCache = true }));

    [Test, ForTask("06.0")]
    public void Attention_starts_as_PyTorch_s_does()
    {
        var state = new CausalAttention(60, 3).state_dict();

        // Xavier's uniform rule: within √(6 / (rows + columns)), whose spread is that divided by √3.
        SpreadAssert.Around(state["in_proj_weight"], 0, Math.Sqrt(6.0 / (180 + 60) / 3), "in_proj_weight");
        TensorAssert.Close(state["in_proj_bias"], zeros(180), "in_proj_bias");
        TensorAssert.Close(state["out_proj.bias"], zeros(60), "out_proj.bias");
    }

    [Test, ForTask("06.0")]
    public void Token_vectors_start_as_GPT_2_s_do() => SpreadAssert.Around(
        new LanguageModel(101, 9, 120, 3, 1).state_dict()["tokens.weight"], 0, 0.02, "tokens.weight");

    [Test, ForTask("06.0")]
    public void A_cache_keeps_the_rows_that_are_selected()
    {
        using var cache = new KeyValueCache(5);
        var (keys, values) = (Seeded.Normal(1, 3, 2, 4, 6), Seeded.Normal(2, 3, 2, 4, 6));
        cache.Append(keys[.., .., ..3], values[.., .., ..3]);

        cache.SelectRows(tensor(new long[] { 2, 0, 2, 1 }));

        var rows = tensor(new long[] { 2, 0, 2, 1 });
        var (selectedKeys, selectedValues) = (keys.index_select(0, rows), values.index_select(0, rows));
        var (seenKeys, seenValues) = cache.Append(selectedKeys[.., .., 3..], selectedValues[.., .., 3..]);
        TensorAssert.Close(seenKeys, selectedKeys, "keys of rows 2, 0, 2 and 1");
        TensorAssert.Close(seenValues, selectedValues, "values of rows 2, 0, 2 and 1");
    }

    [Test, ForTask("06.0")]
    public void Nothing_is_dropped_while_writing_and_training_goes_on_afterwards()
    {
        var (model, _) = Models.Language(dropout: 0.9, type: ScalarType.Float64);
        var options = new GenerationOptions { MaxNewTokens = 7, Temperature = 0 };
        model.eval();
        long[] expected = TextGeneration.Generate(model, [3, 7], options);
        Assert.That(model.training, Is.False, "training, after writing in eval");

        model.train();

        Assert.That(TextGeneration.Generate(model, [3, 7], options), Is.EqualTo(expected), "text of a model in training");
        Assert.That(model.training, Is.True, "training, after writing in training");
    }

    [Test, ForTask("06.0")]
    public void With_a_cache_each_token_is_computed_once()
    {
        foreach (bool useCache in new[] { true, false })
        {
            var (model, _) = Models.Language();
            long tokens = 0;
            var hook = model.register_forward_pre_hook((_, text, _) =>
            {
                tokens += text.size(1);
                return null; // the inputs stay as they are
            });

            TextGeneration.Generate(
                model, [3, 7], new GenerationOptions { MaxNewTokens = 4, Temperature = 0, UseCache = useCache });

            hook.remove();
            Assert.That(tokens, Is.EqualTo(useCache ? 2 + 3 : 2 + 3 + 4 + 5), $"tokens computed, cache: {useCache}");
        }
    }
}
