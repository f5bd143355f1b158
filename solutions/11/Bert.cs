using Katas.Lesson09;
using Katas.Toolkit;

namespace Katas.Lesson11;

/// <summary>
/// BERT as a configuration of lesson 09's block, and the names of its weights. Devlin et al. 2019, "BERT", section 3.
/// MiniLM is one: Wang et al. 2020, "MiniLM".
/// </summary>
public static class Bert
{
    /// <summary>
    /// How a file of BERT becomes a model. Its weights are <c>[out, in]</c>, as ours. The norm after attention is
    /// <c>attention.output.LayerNorm</c>, the one after the MLP <c>output.LayerNorm</c>; their epsilon is 1e-12, if the
    /// configuration does not say otherwise.
    /// </summary>
    /// <param name="file">The model's <c>config.json</c>.</param>
    /// <returns>
    /// The recipe; names have the prefix <c>bert.</c>, or none. What is no part of the hidden states may be left over:
    /// the pooler, and <c>embeddings.position_ids</c>, which are 0, 1, 2, ….
    /// </returns>
    /// <exception cref="FormatException">The configuration lacks something.</exception>
    [KataTask("11.8")]
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
