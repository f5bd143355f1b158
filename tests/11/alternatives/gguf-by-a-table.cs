// task:  11.13
// title: A table of names, and a switch
using Katas.Lesson09;
using Katas.Toolkit;

namespace Katas.Lesson11;

static partial class Llama
{
    public static Recipe GgufRecipe(ModelConfig config)
    {
        var recipe = new Recipe(config);
        recipe.Place("tokens.weight", "token_embd.weight");
        recipe.Place("norm.weight", "output_norm.weight");
        PlaceHead(recipe, "output.weight");
        recipe.LeaveOut("rope_freqs.weight");
        foreach (int i in Enumerable.Range(0, config.Layers))
        {
            foreach (var (ours, theirs) in new[]
            {
                ("norm1", "attn_norm"), ("norm2", "ffn_norm"), ("attention.query", "attn_q"), ("attention.key", "attn_k"),
                ("attention.value", "attn_v"), ("attention.output", "attn_output"), ("mlp.gate", "ffn_gate"),
                ("mlp.up", "ffn_up"), ("mlp.down", "ffn_down"),
            })
            {
                long heads = theirs == "attn_q" ? config.Heads : theirs == "attn_k" ? config.KeyHeads : 0;
                recipe.Place(
                    $"blocks.{i}.{ours}.weight",
                    $"blk.{i}.{theirs}.weight",
                    heads == 0 ? null : rows => Rotary.PairsToHalves(rows, heads));
            }
        }

        return recipe;
    }
}
