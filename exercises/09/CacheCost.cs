using Katas.Toolkit;

namespace Katas.Lesson09;

/// <summary>What it costs to keep keys and values.</summary>
public static class CacheCost
{
    /// <summary>
    /// The bytes that a model keeps of a text: keys and values of every block, for its key heads only, and with a
    /// window for its newest tokens only (<c>window - 1</c>: the token that looks next is the last one in the
    /// window).
    /// </summary>
    /// <param name="config">The model's configuration.</param>
    /// <param name="tokens">The number of tokens so far.</param>
    /// <param name="bytesPerNumber">4 for Float32, 2 for half types.</param>
    /// <param name="batch">The number of texts.</param>
    /// <returns>The number of bytes.</returns>
    /// <exception cref="ArgumentException">
    /// A number is negative, or the configuration is not one of a model.
    /// </exception>
    [KataTask("09.15")]
    public static long Bytes(ModelConfig config, long tokens, long bytesPerNumber = 2, long batch = 1)
    {
        Guard.Config(config);
        Guard.AtLeast(tokens, 0);
        Guard.AtLeast(bytesPerNumber, 1);
        Guard.AtLeast(batch, 1);

        throw new NotImplementedException("Task 09.15: the bytes that a past takes");
    }
}
