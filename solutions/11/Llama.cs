using Katas.Lesson09;
using Katas.Toolkit;

namespace Katas.Lesson11;

/// <summary>
/// Llama as a configuration of lesson 09's block, and the names of its weights, in Hugging Face's files and in
/// llama.cpp's. SmolLM2 is one. Touvron et al. 2023, "LLaMA", section 2.2.
/// </summary>
public static class Llama
{
    /// <summary>
    /// How a file of Hugging Face's becomes a model. Its queries and keys are laid out for rotations in halves, as is
    /// our configuration. Whether the head is tied is <c>tie_word_embeddings</c>; a tied one is not in the file, or may
    /// be left over (<c>lm_head.weight</c>), as may <c>rotary_emb.inv_freq</c> of older files.
    /// </summary>
    /// <param name="file">
    /// The model's <c>config.json</c>. The base of the rotations, <c>rope_theta</c>, is in <c>rope_parameters</c> or,
    /// in older files, at the top, where the scaling is <c>rope_scaling</c>. Absent are: key heads, where every head
    /// has its own; <c>head_dim</c>, where it is width / heads; the base, where it is 10,000; the tying, where there is
    /// none.
    /// </param>
    /// <exception cref="FormatException">The configuration lacks something.</exception>
    [KataTask("11.11")]
    public static Recipe Recipe(ConfigFile file)
    {
        var (width, heads) = (file.Integer("hidden_size"), file.Integer("num_attention_heads"));
        var rotary = file.Part("rope_parameters");
        var recipe = new Recipe(KnownModels.Llama with
        {
            Vocabulary = file.Integer("vocab_size"),
            Layers = (int)file.Integer("num_hidden_layers"),
            Width = width,
            Heads = heads,
            KeyHeads = file.Integer("num_key_value_heads", heads),
            HeadSize = file.Integer("head_dim", width / heads),
            Hidden = file.Integer("intermediate_size"),
            MaxPositions = file.Integer("max_position_embeddings"),
            NormEps = file.Number("rms_norm_eps"),
            Mlp = file.Activation("hidden_act", "silu"),
            Rotary = new RotaryConfig
            {
                Base = (rotary ?? file).Number("rope_theta", 10_000),
                Scaling = (rotary ?? file.Part("rope_scaling"))?.Scaling(),
            },
            Tied = file.Flag("tie_word_embeddings", false),
        });
        recipe.Place("tokens.weight", "model.embed_tokens.weight");
        for (int i = 0; i < recipe.Config.Layers; i++)
        {
            foreach (var (ours, theirs) in new[]
            {
                ("norm1", "input_layernorm"), ("norm2", "post_attention_layernorm"),
                ("attention.query", "self_attn.q_proj"), ("attention.key", "self_attn.k_proj"),
                ("attention.value", "self_attn.v_proj"), ("attention.output", "self_attn.o_proj"),
                ("mlp.gate", "mlp.gate_proj"), ("mlp.up", "mlp.up_proj"), ("mlp.down", "mlp.down_proj"),
            })
            {
                recipe.Place($"blocks.{i}.{ours}.weight", $"model.layers.{i}.{theirs}.weight");
            }
        }

        recipe.Place("norm.weight", "model.norm.weight");
        PlaceHead(recipe, "lm_head.weight");
        recipe.LeaveOut("rotary_emb.inv_freq");
        return recipe;
    }

    /// <summary>
    /// How a GGUF file becomes a model. It has llama.cpp's names, and the rows of the queries' and keys' weights in the
    /// order for rotations of pairs: they have to be brought into the order for halves
    /// (<see cref="Rotary.PairsToHalves"/>), those of the keys by the number of key heads. Values are not rotated.
    /// </summary>
    /// <param name="config">The model's sizes, as <see cref="GgufModel"/> reads them from the file.</param>
    /// <returns>The recipe; <c>rope_freqs.weight</c> may be left over.</returns>
    [KataTask("11.13")]
    public static Recipe GgufRecipe(ModelConfig config)
    {
        var recipe = new Recipe(config);
        recipe.Place("tokens.weight", "token_embd.weight");
        for (int i = 0; i < config.Layers; i++)
        {
            var (ours, theirs) = ($"blocks.{i}", $"blk.{i}");
            recipe.Place($"{ours}.norm1.weight", $"{theirs}.attn_norm.weight");
            recipe.Place(
                $"{ours}.attention.query.weight",
                $"{theirs}.attn_q.weight",
                weight => Rotary.PairsToHalves(weight, config.Heads));
            recipe.Place(
                $"{ours}.attention.key.weight",
                $"{theirs}.attn_k.weight",
                weight => Rotary.PairsToHalves(weight, config.KeyHeads));
            recipe.Place($"{ours}.attention.value.weight", $"{theirs}.attn_v.weight");
            recipe.Place($"{ours}.attention.output.weight", $"{theirs}.attn_output.weight");
            recipe.Place($"{ours}.norm2.weight", $"{theirs}.ffn_norm.weight");
            recipe.Place($"{ours}.mlp.gate.weight", $"{theirs}.ffn_gate.weight");
            recipe.Place($"{ours}.mlp.up.weight", $"{theirs}.ffn_up.weight");
            recipe.Place($"{ours}.mlp.down.weight", $"{theirs}.ffn_down.weight");
        }

        recipe.Place("norm.weight", "output_norm.weight");
        PlaceHead(recipe, "output.weight");
        recipe.LeaveOut("rope_freqs.weight");
        return recipe;
    }

    /// <summary>Places the head; a tied one is the embedding, and a copy of it may be left over.</summary>
    private static void PlaceHead(Recipe recipe, string theirs)
    {
        if (recipe.Config.Tied)
        {
            recipe.LeaveOut(theirs);
        }
        else
        {
            recipe.Place("head.weight", theirs);
        }
    }
}
