// task:   11.7
// title:  lets all three lambdas see the last value of the loop variable
// expect: All three lambdas share one variable, which is 3 when they run: a for loop has one for all its turns. Copy
//         it inside the loop.
// hears:  captured-variable
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
            int part = 0;
            foreach (string name in names)
            {
                recipe.Place($"{b}attention.{name}.weight", h + "attn.c_attn.weight", fused => fused.t().chunk(3, 0)[part % 3]);
                recipe.Place($"{b}attention.{name}.bias", h + "attn.c_attn.bias", fused => fused.chunk(3, 0)[part % 3]);
                part++;
            }

            foreach (var (ours, theirs) in new[]
            {
                ("attention.output", "attn.c_proj"), ("mlp.up", "mlp.c_fc"), ("mlp.down", "mlp.c_proj"),
            })
            {
                recipe.Place($"{b}{ours}.weight", $"{h}{theirs}.weight", weight => weight.t());
                recipe.Place($"{b}{ours}.bias", $"{h}{theirs}.bias");
            }
        }

        recipe.LeaveOut("attn.bias", "attn.masked_bias", "lm_head.weight");
        return recipe;
    }
}
