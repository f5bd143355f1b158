// task:   11.13
// title:  permutes the columns of attention's output as well, since the heads' features have moved
// expect: What the output reads are the values, mixed, and those have kept their order: leave its columns alone. The
//         order of a head's queries and keys is gone once their dot product is taken.
// hears:  LlamaTests.Rows_of_queries_and_keys_are_brought_from_pairs_to_halves_and_nothing_else_is
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
            recipe.Place($"{ours}.norm1.weight", $"{theirs}.attn_norm.weight");
            recipe.Place(
                $"{ours}.attention.query.weight",
                $"{theirs}.attn_q.weight",
                rows => Rotary.PairsToHalves(rows, config.Heads));
            recipe.Place(
                $"{ours}.attention.key.weight",
                $"{theirs}.attn_k.weight",
                rows => Rotary.PairsToHalves(rows, config.KeyHeads));
            recipe.Place($"{ours}.attention.value.weight", $"{theirs}.attn_v.weight");
            recipe.Place(
                $"{ours}.attention.output.weight",
                $"{theirs}.attn_output.weight",
                weight => Rotary.PairsToHalves(weight.t(), config.Heads).t()); // columns: what comes from the heads
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
}
