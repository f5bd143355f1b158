using Katas.Lesson09;
using Katas.Toolkit;

namespace Katas.Lesson13;

/// <summary>How large a model of experts is, and how much of it a token meets.</summary>
public static class ExpertsSize
{
    /// <summary>
    /// The parameters of a Llama whose MLPs are experts, and those that work on one token. Only the MLPs are
    /// multiplied: embedding, head (if it is not the embedding), attention and norms (two of a block, and the final
    /// one) are there once and always in use, and so are each layer's router and shared expert with its gate. Of the
    /// experts, a token meets those that it chooses.
    /// </summary>
    /// <param name="config">The model's configuration; its own MLP does not count.</param>
    /// <param name="experts">The experts in its place.</param>
    /// <returns>All parameters, and those in use.</returns>
    /// <exception cref="ArgumentException">
    /// The model is no Llama, or its width is not that of the experts.
    /// </exception>
    [KataTask("13.16")]
    public static (long All, long InUse) Parameters(ModelConfig config, ExpertsConfig experts)
    {
        Guard.Llama(config, experts);

        throw new NotImplementedException("Task 13.16: parameters in all, and in use");
    }
}
