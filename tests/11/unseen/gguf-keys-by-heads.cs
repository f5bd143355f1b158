// task:   11.13
// title:  permutes keys by the number of heads
// expect: There are fewer key heads than heads. Permute the keys by the number of key heads.
// hears:  keys-by-all-heads
// source: huggingface/transformers #31766: a Llama 3 from GGUF is weird; ggml-org/llama.cpp, pull request 3364:
//         permute by the key heads
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
                weight => Rotary.PairsToHalves(weight, config.Heads));
            recipe.Place(
                $"{ours}.attention.key.weight",
                $"{theirs}.attn_k.weight",
                weight => Rotary.PairsToHalves(weight, config.Heads));
            recipe.Place($"{ours}.attention.value.weight", $"{theirs}.attn_v.weight");
            recipe.Place($"{ours}.attention.output.weight", $"{theirs}.attn_output.weight");
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
