// task:  11.13
// title: The two norms are exchanged
// hint:  attn_norm stands before attention, ffn_norm before the MLP.
using Katas.Lesson09;
using Katas.Toolkit;

namespace Katas.Lesson11;

static partial class Llama
{
    public static Recipe GgufRecipe(ModelConfig config)
    {
        var recipe = new Recipe(config);
        recipe.Place("tokens.weight", "token_embd.weight");
        for (int i = 0; i < config.Layers; i++)
        {
            var (ours, theirs) = ($"blocks.{i}", $"blk.{i}");
            recipe.Place($"{ours}.norm1.weight", $"{theirs}.ffn_norm.weight");
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
            recipe.Place($"{ours}.norm2.weight", $"{theirs}.attn_norm.weight");
            recipe.Place($"{ours}.mlp.gate.weight", $"{theirs}.ffn_gate.weight");
            recipe.Place($"{ours}.mlp.up.weight", $"{theirs}.ffn_up.weight");
            recipe.Place($"{ours}.mlp.down.weight", $"{theirs}.ffn_down.weight");
        }

        recipe.Place("norm.weight", "output_norm.weight");
        PlaceHead(recipe, "output.weight");
        recipe.LeaveOut("rope_freqs.weight");
        return recipe;
    }
}
