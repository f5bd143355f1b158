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

        long width = config.Width;
        long attention = config.Layers * 2 * width * config.HeadSize * (config.Heads + config.KeyHeads);
        long tables = (config.Tied ? 1 : 2) * config.Vocabulary * width; // embedding and head
        long norms = ((2 * config.Layers) + 1) * width;
        long shared = experts.SharedHidden > 0 ? (3 * width * experts.SharedHidden) + width : 0; // and its gate
        long always = attention + tables + norms + (config.Layers * ((width * experts.Experts) + shared));
        long expert = config.Layers * 3 * width * experts.Hidden; // one, in all blocks
        return (always + (experts.Experts * expert), always + (experts.Chosen * expert));
    }
}
