// task:   11.11
// title:  looks for the base wherever the scaling is
// expect: Files of Llama 3.1 have their scaling in rope_scaling and the base at the top; yours looks for it in
//         rope_scaling, and takes 10,000. It is in rope_parameters or at the top, never in rope_scaling.
// hears:  llama-base-of-newer-files-alone
using Katas.Lesson09;
using Katas.Toolkit;

namespace Katas.Lesson11;

static partial class Llama
{
    public static Recipe Recipe(ConfigFile file)
    {
        long heads = file.Integer("num_attention_heads");
        var rope = file.Part("rope_parameters") ?? file.Part("rope_scaling");
        var recipe = new Recipe(KnownModels.Llama with
        {
            Vocabulary = file.Integer("vocab_size"),
            Layers = (int)file.Integer("num_hidden_layers"),
            Width = file.Integer("hidden_size"),
            Heads = heads,
            KeyHeads = file.Integer("num_key_value_heads", heads),
            HeadSize = file.Integer("head_dim", file.Integer("hidden_size") / heads),
            Hidden = file.Integer("intermediate_size"),
            MaxPositions = file.Integer("max_position_embeddings"),
            NormEps = file.Number("rms_norm_eps"),
            Mlp = file.Activation("hidden_act", "silu"),
            Rotary = new RotaryConfig
            {
                Base = (rope ?? file).Number("rope_theta", 10_000),
                Scaling = rope?.Scaling(),
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
