using Katas.Lesson06;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson07;

/// <summary>What greedy and beam search have in common: the model's state around them, and lengths.</summary>
internal static class Writing
{
    /// <summary>
    /// Runs something with a model in eval mode, without gradients and with caches, and afterwards sets the model back
    /// to its own mode.
    /// </summary>
    /// <typeparam name="T">The result.</typeparam>
    /// <param name="model">The model.</param>
    /// <param name="write">What to do; the caches are empty, and disposed afterwards.</param>
    public static T With<T>(Transformer model, Func<KeyValueCache[], T> write)
    {
        bool wasTraining = model.training;
        model.eval();
        var caches = model.NewCaches();
        try
        {
            using var scope = NewDisposeScope();
            using var noGradient = inference_mode();
            return write(caches);
        }
        finally
        {
            Array.ForEach(caches, cache => cache.Dispose());
            model.train(wasTraining);
        }
    }

    /// <summary>
    /// The number of tokens that can be written: as many as requested, or as many as the model can take.
    /// </summary>
    public static int Most(Transformer model, int maxLength) => (int)Math.Min(maxLength, model.Config.MaxLength);

    /// <summary>The rows of a tensor up to their end tokens.</summary>
    /// <param name="written">What was written, <c>[batch, written]</c>.</param>
    /// <param name="config">Which token ends a text.</param>
    public static long[][] Rows(Tensor written, TransformerConfig config) =>
        [.. written.unbind(0).Select(row => Words(row.data<long>().ToArray(), config))];

    /// <summary>Tokens up to the end token, if there is one.</summary>
    public static long[] Words(IEnumerable<long> tokens, TransformerConfig config) =>
        [.. tokens.TakeWhile(token => token != config.EndId)];
}
