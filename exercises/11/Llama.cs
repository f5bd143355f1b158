using Katas.Lesson09;
using Katas.Toolkit;

namespace Katas.Lesson11;

/// <summary>
/// Llama as a configuration of lesson 09's block, and the names of its weights, in Hugging Face's files and in
/// llama.cpp's. SmolLM2 is one. Touvron et al. 2023, "LLaMA", section 2.2.
/// </summary>
public static class Llama
{
    /// <summary>
    /// How a file of Hugging Face's becomes a model. Its queries and keys are laid out for rotations in halves, as is
    /// our configuration. Whether the head is tied is <c>tie_word_embeddings</c>; a tied one is not in the file, or may
    /// be left over (<c>lm_head.weight</c>), as may <c>rotary_emb.inv_freq</c> of older files.
    /// </summary>
    /// <param name="file">
    /// The model's <c>config.json</c>. The base of the rotations, <c>rope_theta</c>, is in <c>rope_parameters</c> or,
    /// in older files, at the top, where the scaling is <c>rope_scaling</c>. Absent are: key heads, where every head
    /// has its own; <c>head_dim</c>, where it is width / heads; the base, where it is 10,000; the tying, where there is
    /// none.
    /// </param>
    /// <exception cref="FormatException">The configuration lacks something.</exception>
    [KataTask("11.11")]
    public static Recipe Recipe(ConfigFile file)
    {
        throw new NotImplementedException("Task 11.11: Llama, from its files");
    }

    /// <summary>
    /// How a GGUF file becomes a model. It has llama.cpp's names, and the rows of the queries' and keys' weights in the
    /// order for rotations of pairs: they have to be brought into the order for halves
    /// (<see cref="Rotary.PairsToHalves"/>), those of the keys by the number of key heads. Values are not rotated.
    /// </summary>
    /// <param name="config">The model's sizes, as <see cref="GgufModel"/> reads them from the file.</param>
    /// <returns>The recipe; <c>rope_freqs.weight</c> may be left over.</returns>
    [KataTask("11.13")]
    public static Recipe GgufRecipe(ModelConfig config)
    {
        throw new NotImplementedException("Task 11.13: Llama, from a GGUF file");
    }

    /// <summary>Places the head; a tied one is the embedding, and a copy of it may be left over.</summary>
    private static void PlaceHead(Recipe recipe, string theirs)
    {
        if (recipe.Config.Tied)
        {
            recipe.LeaveOut(theirs);
        }
        else
        {
            recipe.Place("head.weight", theirs);
        }
    }
}
