using Katas.Lesson09;
using Katas.Toolkit;

namespace Katas.Lesson13;

/// <summary>
/// What it costs to train one of lesson 09's models, in operations on floating-point numbers (FLOPs).
/// </summary>
public static class TrainingCost
{
    /// <summary>
    /// The weights that each token is multiplied by: the four maps of attention (keys and values of the key heads
    /// only), the two or three of the MLP, and the head, which works whether or not it is tied to the embedding.
    /// Looking up a vector multiplies nothing, and norms and biases hardly count. This is the N of a scaling law.
    /// Kaplan et al. 2020, "Scaling Laws for Neural Language Models", section 2.1, leaves out the head.
    /// </summary>
    /// <param name="config">The model's configuration.</param>
    /// <returns>The number of weights.</returns>
    /// <exception cref="ArgumentException">The configuration is not one of a model.</exception>
    [KataTask("13.1")]
    public static long Weights(ModelConfig config)
    {
        Guard.Model(config);

        long attention = 2 * config.Width * config.HeadSize * (config.Heads + config.KeyHeads);
        long maps = config.Mlp switch { MlpKind.None => 0, MlpKind.SwiGlu => 3, _ => 2 };
        long mlp = maps * config.Width * config.Hidden;
        long head = config.Head ? config.Vocabulary * config.Width : 0;
        return (config.Layers * (attention + mlp)) + head;
    }

    /// <summary>
    /// The operations of a whole training. A weight costs a multiplication and an addition a token on the way forward,
    /// and twice that on the way back: 6 for each weight. A token's query meets <c>length</c> keys and mixes as many
    /// values, which have no weights: 12 · heads · head size · length in each block (all keys count, those behind the
    /// mask too: that is how the plain product does it). Hoffmann et al. 2022, appendix F.
    /// </summary>
    /// <param name="config">The model's configuration.</param>
    /// <param name="length">The tokens of a text.</param>
    /// <param name="corpus">What it is trained on: so many tokens, each epoch.</param>
    /// <returns>The number of operations.</returns>
    /// <exception cref="ArgumentException">
    /// The configuration is not one of a model, or a number is not above 0.
    /// </exception>
    [KataTask("13.2")]
    public static double Flops(ModelConfig config, long length, Corpus corpus)
    {
        Guard.Model(config);
        Guard.Positive(length);
        Guard.Positive(corpus.Bytes);
        Guard.Positive(corpus.BytesPerToken);
        Guard.Positive(corpus.Epochs);

        double tokens = corpus.Bytes / corpus.BytesPerToken * corpus.Epochs;
        double weights = 6.0 * Weights(config);
        double scores = 12.0 * config.Layers * config.Heads * config.HeadSize * length;
        return tokens * (weights + scores);
    }
}
