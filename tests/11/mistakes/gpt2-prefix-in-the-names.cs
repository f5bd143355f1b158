// task:  11.7
// title: Names carry the prefix
// hint:  Names are given without transformer., which the recipe has as its prefix: older files do without it.
// source: microsoft/dp-transformers #33: a checkpoint of GPT-2 whose names begin otherwise than the model's
using Katas.Lesson09;
using Katas.Toolkit;

namespace Katas.Lesson11;

static partial class Gpt2
{
    public static Recipe Recipe(ConfigFile file)
    {
        long width = file.Integer("n_embd");
        var recipe = new Recipe(
            KnownModels.Gpt2 with
            {
                Vocabulary = file.Integer("vocab_size"),
                Layers = (int)file.Integer("n_layer"),
                Width = width,
                Heads = file.Integer("n_head"),
                Hidden = file.Integer("n_inner", 4 * width),
                MaxPositions = file.Integer("n_positions"),
                NormEps = file.Number("layer_norm_epsilon", 1e-5),
                Mlp = file.Activation("activation_function", "gelu_new"),
            },
            "");
        recipe.Place("tokens.weight", "transformer.wte.weight");
        recipe.Place("positions.weight", "transformer.wpe.weight");
        recipe.PlaceBoth("norm", "transformer.ln_f");
        for (int i = 0; i < recipe.Config.Layers; i++)
        {
            var (ours, theirs) = ($"blocks.{i}", $"transformer.h.{i}");
            recipe.PlaceBoth($"{ours}.norm1", $"{theirs}.ln_1");
            recipe.PlaceBoth($"{ours}.norm2", $"{theirs}.ln_2");
            foreach (var (part, name) in new[] { "query", "key", "value" }.Index())
            {
                recipe.Place(
                    $"{ours}.attention.{name}.weight",
                    $"{theirs}.attn.c_attn.weight",
                    fused => fused.chunk(3, 1)[part].t()); // [width, 3 · width] → [width, width] → turned round
                recipe.Place(
                    $"{ours}.attention.{name}.bias",
                    $"{theirs}.attn.c_attn.bias",
                    fused => fused.chunk(3, 0)[part]); // [3 · width] → [width]
            }

            foreach (var (part, name) in new[]
            {
                ("attention.output", "attn.c_proj"), ("mlp.up", "mlp.c_fc"), ("mlp.down", "mlp.c_proj"),
            })
            {
                recipe.Place($"{ours}.{part}.weight", $"{theirs}.{name}.weight", weight => weight.t()); // → [out, in]
                recipe.Place($"{ours}.{part}.bias", $"{theirs}.{name}.bias");
            }
        }

        recipe.LeaveOut("attn.bias", "attn.masked_bias", "lm_head.weight");
        return recipe;
    }
}
