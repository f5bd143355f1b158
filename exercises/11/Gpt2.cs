using Katas.Lesson09;
using Katas.Toolkit;

namespace Katas.Lesson11;

/// <summary>
/// GPT-2 as a configuration of lesson 09's block, and the names of its weights. Radford et al. 2019, "Language Models
/// are Unsupervised Multitask Learners", section 2.3.
/// </summary>
public static class Gpt2
{
    /// <summary>
    /// How a file of GPT-2 becomes a model. Its linear maps were written as convolutions, whose weights are
    /// <c>[in, out]</c>: transposed. Query, key and value are one map, <c>c_attn</c>, with their outputs side by side.
    /// The head is the embedding, and stands in the file once.
    /// </summary>
    /// <param name="file">The model's <c>config.json</c>. Where <c>n_inner</c> is absent, it is 4 · width.</param>
    /// <returns>
    /// The recipe; names have the prefix <c>transformer.</c>, or none. Of what older files have besides, the masks
    /// <c>attn.bias</c> and <c>attn.masked_bias</c> may be left over, and <c>lm_head.weight</c>.
    /// </returns>
    /// <exception cref="FormatException">The configuration lacks something.</exception>
    [KataTask("11.7")]
    public static Recipe Recipe(ConfigFile file)
    {
        throw new NotImplementedException("Task 11.7: GPT-2, from its files");
    }
}
