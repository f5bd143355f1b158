// task:   11.11
// title:  reads the base of the rotations at the top alone
// expect: Newer files have rope_theta inside rope_parameters; yours falls back to 10,000 there.
// hears:  llama-base-of-older-files-alone
// source: sgl-project/sglang, pull request 14745; THUDM/slime, pull request 1720: rope_theta moved into
//         rope_parameters, and readers of the old place take the default
using Katas.Lesson09;
using Katas.Toolkit;

namespace Katas.Lesson11;

static partial class Llama
{
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
                Base = file.Number("rope_theta", 10_000),
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
}
