// task:  11.7
// title: Thirds counted in a for loop, turned round by transpose
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
            "transformer.");
        recipe.Place("tokens.weight", "wte.weight");
        recipe.Place("positions.weight", "wpe.weight");
        recipe.PlaceBoth("norm", "ln_f");
        for (int i = 0; i < recipe.Config.Layers; i++)
        {
            var (ours, theirs) = ($"blocks.{i}", $"h.{i}");
            recipe.PlaceBoth($"{ours}.norm1", $"{theirs}.ln_1");
            recipe.PlaceBoth($"{ours}.norm2", $"{theirs}.ln_2");
            string[] names = ["query", "key", "value"];
            for (int part = 0; part < names.Length; part++)
            {
                string name = names[part];
                long start = part * width; // of this turn: a lambda that looked at part would see 3
                recipe.Place(
                    $"{ours}.attention.{name}.weight",
                    $"{theirs}.attn.c_attn.weight",
                    fused => fused.transpose(0, 1).narrow(0, start, width));
                recipe.Place(
                    $"{ours}.attention.{name}.bias",
                    $"{theirs}.attn.c_attn.bias",
                    fused => fused.narrow(0, start, width));
            }

            foreach (var (part, name) in new[]
            {
                ("attention.output", "attn.c_proj"), ("mlp.up", "mlp.c_fc"), ("mlp.down", "mlp.c_proj"),
            })
            {
                recipe.Place($"{ours}.{part}.weight", $"{theirs}.{name}.weight", weight => weight.transpose(0, 1));
                recipe.Place($"{ours}.{part}.bias", $"{theirs}.{name}.bias");
            }
        }

        recipe.LeaveOut("attn.bias", "attn.masked_bias", "lm_head.weight");
        return recipe;
    }
}
