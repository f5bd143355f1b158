// task:   11.13
// title:  permutes queries and keys by the number of key heads
// expect: The rows change places within a head, and queries have more heads than keys: by the key heads, two of your
//         queries' heads are mixed. Queries go by the number of heads.
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
            foreach (string rotated in new[] { "query", "key" })
            {
                recipe.Place(
                    $"blocks.{i}.attention.{rotated}.weight",
                    $"blk.{i}.attn_{rotated[0]}.weight",
                    weight => Rotary.PairsToHalves(weight, config.KeyHeads));
            }

            foreach (var (ours, theirs) in new[]
            {
                ("norm1", "attn_norm"), ("norm2", "ffn_norm"), ("attention.value", "attn_v"),
                ("attention.output", "attn_output"), ("mlp.gate", "ffn_gate"), ("mlp.up", "ffn_up"),
                ("mlp.down", "ffn_down"),
            })
            {
                recipe.Place($"blocks.{i}.{ours}.weight", $"blk.{i}.{theirs}.weight");
            }
        }

        recipe.Place("norm.weight", "output_norm.weight");
        PlaceHead(recipe, "output.weight");
        recipe.LeaveOut("rope_freqs.weight");
        return recipe;
    }
}
