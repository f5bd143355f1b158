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
        throw new NotImplementedException("Task 11.8: BERT, from its files");
    }
}
