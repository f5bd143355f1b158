using Katas.Lesson09;
using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson11.Tests;

public class LlamaTests
{
    [Test, ForTask("11.11")]
    public void Sizes_and_switches_are_those_of_the_file()
    {
        Small.Same(
            Llama.Recipe(Small.LlamaConfig).Config,
            KnownModels.Llama with
            {
                Vocabulary = 37,
                Layers = 2,
                Width = 24,
                Heads = 6,
                KeyHeads = 3,
                HeadSize = 10,
                Hidden = 28,
                MaxPositions = 99,
                NormEps = 0.0007,
                Rotary = new RotaryConfig { Base = 777, Scaling = new RotaryScaling(4, 1, 3, 48) },
                Tied = false,
            },
            "every number of the file being an unusual one");
    }

    [Test, ForTask("11.11")]
    public void Older_files_have_the_base_at_the_top_and_leave_out_what_is_usual()
    {
        Small.Same(
            Llama.Recipe(Small.OldLlamaConfig).Config,
            KnownModels.Llama with
            {
                Vocabulary = 37,
                Layers = 2,
                Width = 24,
                Heads = 4,
                KeyHeads = 4,
                HeadSize = 6,
                Hidden = 28,
                MaxPositions = 99,
                NormEps = 0.0007,
                Rotary = new RotaryConfig { Base = 555, Scaling = new RotaryScaling(8, 2, 5, 64) },
            },
            "key heads are heads, head size is width / heads, the head is not tied");
        var plain = ConfigFile.Parse(
            """
            { "vocab_size": 9, "num_hidden_layers": 1, "hidden_size": 8, "num_attention_heads": 2, "intermediate_size": 7,
              "max_position_embeddings": 5, "rms_norm_eps": 1e-6, "rope_scaling": null, "tie_word_embeddings": true }
            """);
        Assert.That(
            Llama.Recipe(plain).Config.Rotary, Is.EqualTo(new RotaryConfig { Base = 10_000 }), "a base that is not said is 10,000");
        Assert.That(Llama.Recipe(plain).Config.Tied, Is.True, "whether the head is tied");
    }

    [TestCase("tiny-llama"), TestCase("tiny-llama-hub"), ForTask("11.11")]
    public void Hidden_states_logits_and_loss_are_those_of_Hugging_Face(string folder) =>
        Compare(RealModel.Open(GoldenFiles.At(folder)), folder);

    [Test, ForTask("11.11")]
    public void So_they_are_with_a_head_of_its_own_in_two_files_of_BFloat16()
    {
        using var noGradient = no_grad();
        var model = RealModel.Open(GoldenFiles.At("tiny-llama-sharded-bf16"));
        var expected = GoldenFiles.Tensors("tiny-llama-sharded-bf16/expected-float32.safetensors");
        var output = model.call(new ModelInput(expected["input_ids"]));
        for (int i = 0; i <= 2; i++)
        {
            GoldenFiles.Close(output.Hidden[i], expected[$"hidden.{i}"], $"two files: hidden state {i} of 0 to 2", 1e-5);
        }

        GoldenFiles.Close(output.Logits, expected["logits"], "two files: logits", 3e-5);
    }

    [Test, ForTask("11.11")]
    public void A_head_of_its_own_has_to_be_there_and_a_tied_one_may()
    {
        var (own, tied) = (Llama.Recipe(Small.LlamaConfig), Llama.Recipe(ConfigFile.Read(GoldenFiles.At("tiny-llama/config.json"))));
        Assert.That(own.Placements.Count(placement => placement.Ours == "head.weight"), Is.EqualTo(1), "places for a head of its own");
        Assert.That(own.LeavesOut("lm_head.weight"), Is.False, "whether a head of its own may be left over");
        Assert.That(tied.Placements.Count(placement => placement.Ours == "head.weight"), Is.EqualTo(0), "places for a tied head");
        Assert.That(tied.LeavesOut("lm_head.weight"), Is.True, "whether a tied head may be left over");
        Assert.That(tied.LeavesOut("model.layers.0.self_attn.rotary_emb.inv_freq"), Is.True, "whether inv_freq may be left over");
        Assert.That(tied.LeavesOut("model.layers.0.self_attn.q_proj.bias"), Is.False, "whether a bias may be left over");
    }

    [Test, ForTask("11.11")]
    public void A_scaling_that_the_block_does_not_have_is_refused()
    {
        var yarn = ConfigFile.Parse(
            """
            { "vocab_size": 9, "num_hidden_layers": 1, "hidden_size": 8, "num_attention_heads": 2, "intermediate_size": 7,
              "max_position_embeddings": 5, "rms_norm_eps": 1e-6, "rope_scaling": { "rope_type": "yarn", "factor": 2.0 } }
            """);
        Assert.Throws<FormatException>(() => Llama.Recipe(yarn));
    }

    [Test, ForTask("11.13")]
    public void Rows_of_queries_and_keys_are_brought_from_pairs_to_halves_and_nothing_else_is()
    {
        var config = KnownModels.Llama with { Vocabulary = 9, Layers = 1, Width = 4, Heads = 4, KeyHeads = 2, HeadSize = 8, Hidden = 5 };
        var made = Small.Made(
            Llama.GgufRecipe(config),
            name => name.Contains("attn_q", StringComparison.Ordinal) ? [32, 4]
                : name.Contains("attn_k", StringComparison.Ordinal) || name.Contains("attn_v", StringComparison.Ordinal) ? [16, 4]
                : name.Contains("attn_output", StringComparison.Ordinal) ? [4, 32]
                : [4]);
        var (queries, keys) = (Small.Numbers(32, 4), Small.Numbers(16, 4));
        TensorAssert.Close(
            made["blocks.0.attention.query.weight"],
            Rows(queries, 4),
            "attention.query.weight, four heads of eight rows",
            0,
            new Suspect(queries, "the rows stayed as they were, in the order for pairs"),
            new Suspect(Rows(queries, 2), "the queries were rearranged by the number of key heads"));
        TensorAssert.Close(
            made["blocks.0.attention.key.weight"],
            Rows(keys, 2),
            "attention.key.weight, two key heads of eight rows",
            0,
            new Suspect(keys, "the rows stayed as they were, in the order for pairs"),
            new Suspect(
                Rows(keys, 4),
                "the keys were rearranged by the number of heads; there are fewer key heads"));
        TensorAssert.Close(
            made["blocks.0.attention.value.weight"], keys, "attention.value.weight: values are not rotated, and keep their order", 0);
        TensorAssert.Close(
            made["blocks.0.attention.output.weight"],
            Small.Numbers(4, 32),
            "attention.output.weight: it reads values, so nothing of it is rearranged",
            0);
    }

    [Test, ForTask("11.13")]
    public void From_a_GGUF_file_everything_is_the_same() =>
        Compare(RealModel.Open(GoldenFiles.At("tiny-llama.gguf")), "tiny-llama.gguf");

    [Test, ForTask("11.13")]
    public void A_head_of_its_own_is_output_weight()
    {
        var config = KnownModels.Llama with { Vocabulary = 9, Layers = 1, Width = 4, Heads = 2, Hidden = 5 };
        var (own, tied) = (Llama.GgufRecipe(config), Llama.GgufRecipe(config with { Tied = true }));
        Assert.That(
            own.Placements.Where(placement => placement.Ours == "head.weight").Select(placement => placement.Theirs),
            Is.EqualTo(new[] { "output.weight" }),
            "where a head of its own comes from");
        Assert.That(tied.Placements.Count(placement => placement.Ours == "head.weight"), Is.EqualTo(0), "places for a tied head");
        Assert.That(own.LeavesOut("rope_freqs.weight"), Is.True, "whether rope_freqs.weight may be left over");
        Assert.That(own.LeavesOut("blk.0.attn_q.bias"), Is.False, "whether a bias may be left over");
        Assert.That(own.Config, Is.EqualTo(config), "configuration");
    }

    /// <summary>Rows of each head, first those at even places, then the others.</summary>
    private static Tensor Rows(Tensor weight, long heads) => weight // [heads · 2 · pairs, 4]
        .view(heads, -1, 2, 4).transpose(1, 2).contiguous().view(-1, 4);

    private static void Compare(TransformerModel model, string what)
    {
        using var noGradient = no_grad();
        var expected = GoldenFiles.Expected("tiny-llama");
        var ids = expected["input_ids"];
        var output = model.call(new ModelInput(ids));
        for (int i = 0; i <= 3; i++)
        {
            GoldenFiles.Close(output.Hidden[i], expected[$"hidden.{i}"], $"{what}: hidden state {i} of 0 to 3", 1e-5);
        }

        GoldenFiles.Close(output.Logits, expected["logits"], $"{what}: logits", 3e-5);
        var loss = nn.functional.cross_entropy(output.Logits![.., ..^1].flatten(0, 1), ids[.., 1..].flatten());
        GoldenFiles.Close(loss, expected["loss"], $"{what}: loss", 3e-5);
    }
}
