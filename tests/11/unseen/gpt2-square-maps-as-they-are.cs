// task:   11.7
// title:  turns only what would not fit otherwise
// expect: attention's c_proj is square and fits as it is, but it is [in, out] like the others: turn it round.
// hears:  square-map-not-turned
// source: karpathy/nanoGPT #190: which of GPT-2's weights are transposed, and why these
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
            string b = $"blocks.{i}.";
            string h = $"h.{i}.";
            recipe.PlaceBoth(b + "norm1", h + "ln_1");
            recipe.PlaceBoth(b + "norm2", h + "ln_2");
            string[] names = ["query", "key", "value"];
            for (int part = 0; part < 3; part++)
            {
                int first = part;
                recipe.Place(
                    $"{b}attention.{names[part]}.weight",
                    h + "attn.c_attn.weight",
                    fused => fused.narrow(1, first * width, width).t());
                recipe.Place(
                    $"{b}attention.{names[part]}.bias", h + "attn.c_attn.bias", fused => fused.narrow(0, first * width, width));
            }

            recipe.PlaceBoth(b + "attention.output", h + "attn.c_proj");
            recipe.Place(b + "mlp.up.weight", h + "mlp.c_fc.weight", weight => weight.t());
            recipe.Place(b + "mlp.up.bias", h + "mlp.c_fc.bias");
            recipe.Place(b + "mlp.down.weight", h + "mlp.c_proj.weight", weight => weight.t());
            recipe.Place(b + "mlp.down.bias", h + "mlp.c_proj.bias");
        }

        recipe.LeaveOut("attn.bias", "attn.masked_bias", "lm_head.weight");
        return recipe;
    }
}
