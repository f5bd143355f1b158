// task:   11.8
// title:  a norm after a half is a norm before the next one, so the block is told so
// expect: It is not the same: in BERT the normalised vectors go on, and the next half is added to them. Before the next
//         half, a norm's result is read and forgotten. Leave the norms where KnownModels.Bert has them: norm1 after
//         attention, norm2 after the MLP.
// hears:  BertTests.Sizes_and_switches_are_those_of_the_file
using Katas.Lesson04;
using Katas.Lesson09;
using Katas.Toolkit;

namespace Katas.Lesson11;

static partial class Bert
{
    public static Recipe Recipe(ConfigFile file)
    {
        var recipe = new Recipe(
            KnownModels.Bert with
            {
                Vocabulary = file.Integer("vocab_size"),
                Layers = (int)file.Integer("num_hidden_layers"),
                Width = file.Integer("hidden_size"),
                Heads = file.Integer("num_attention_heads"),
                Hidden = file.Integer("intermediate_size"),
                MaxPositions = file.Integer("max_position_embeddings"),
                Segments = file.Integer("type_vocab_size"),
                NormEps = file.Number("layer_norm_eps", 1e-12),
                Mlp = file.Activation("hidden_act", "gelu"),
                NormPlacement = NormPlacement.Pre,
                EmbeddingNorm = false,
                FinalNorm = true,
            },
            "bert.");
        recipe.Place("tokens.weight", "embeddings.word_embeddings.weight");
        recipe.Place("positions.weight", "embeddings.position_embeddings.weight");
        recipe.Place("segments.weight", "embeddings.token_type_embeddings.weight");
        string last = "embeddings.LayerNorm"; // what stands before a block is what stood after the one before
        for (int i = 0; i < recipe.Config.Layers; i++)
        {
            var (ours, theirs) = ($"blocks.{i}", $"encoder.layer.{i}");
            recipe.PlaceBoth($"{ours}.norm1", last);
            recipe.PlaceBoth($"{ours}.attention.query", $"{theirs}.attention.self.query");
            recipe.PlaceBoth($"{ours}.attention.key", $"{theirs}.attention.self.key");
            recipe.PlaceBoth($"{ours}.attention.value", $"{theirs}.attention.self.value");
            recipe.PlaceBoth($"{ours}.attention.output", $"{theirs}.attention.output.dense");
            recipe.PlaceBoth($"{ours}.norm2", $"{theirs}.attention.output.LayerNorm");
            recipe.PlaceBoth($"{ours}.mlp.up", $"{theirs}.intermediate.dense");
            recipe.PlaceBoth($"{ours}.mlp.down", $"{theirs}.output.dense");
            last = $"{theirs}.output.LayerNorm";
        }

        recipe.PlaceBoth("norm", last);
        recipe.LeaveOut("position_ids", "pooler.dense.weight", "pooler.dense.bias");
        return recipe;
    }
}
