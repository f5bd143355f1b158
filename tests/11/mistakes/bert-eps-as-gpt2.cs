// task:  11.8
// title: Epsilon is 1e-5
// hint:  BERT's epsilon is 1e-12, if the file says nothing, and what the file says otherwise.
// source: keras-team/keras-hub #642: BERT's blocks had 1e-5; nomic-ai/gpt4all, pull request 1946: so had MiniLM's
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
                NormEps = 1e-5,
                Mlp = file.Activation("hidden_act", "gelu"),
            },
            "bert.");
        recipe.Place("tokens.weight", "embeddings.word_embeddings.weight");
        recipe.Place("positions.weight", "embeddings.position_embeddings.weight");
        recipe.Place("segments.weight", "embeddings.token_type_embeddings.weight");
        recipe.PlaceBoth("embedding_norm", "embeddings.LayerNorm");
        for (int i = 0; i < recipe.Config.Layers; i++)
        {
            var (ours, theirs) = ($"blocks.{i}", $"encoder.layer.{i}");
            recipe.PlaceBoth($"{ours}.attention.query", $"{theirs}.attention.self.query");
            recipe.PlaceBoth($"{ours}.attention.key", $"{theirs}.attention.self.key");
            recipe.PlaceBoth($"{ours}.attention.value", $"{theirs}.attention.self.value");
            recipe.PlaceBoth($"{ours}.attention.output", $"{theirs}.attention.output.dense");
            recipe.PlaceBoth($"{ours}.norm1", $"{theirs}.attention.output.LayerNorm");
            recipe.PlaceBoth($"{ours}.mlp.up", $"{theirs}.intermediate.dense");
            recipe.PlaceBoth($"{ours}.mlp.down", $"{theirs}.output.dense");
            recipe.PlaceBoth($"{ours}.norm2", $"{theirs}.output.LayerNorm");
        }

        recipe.LeaveOut("position_ids", "pooler.dense.weight", "pooler.dense.bias");
        return recipe;
    }
}
