using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson06;

/// <summary>
/// Writes a text, one token after the other: each is drawn from what the model makes of those before.
/// </summary>
public static class TextGeneration
{
    /// <summary>Chooses the next token.</summary>
    /// <param name="logits">The model's scores of the next token, <c>[vocabulary]</c>.</param>
    /// <param name="text">The tokens so far, <c>[length]</c>.</param>
    /// <param name="options">
    /// How to choose, in this order: repetition penalty; with temperature 0 the highest logit, by however little, and
    /// nothing more; else temperature, top-k, top-p, and a draw from the probabilities.
    /// </param>
    /// <param name="generator">The only source of randomness for the draw.</param>
    /// <returns>The token's id.</returns>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The temperature is below 0.</exception>
    [KataTask("06.10")]
    public static long Next(Tensor logits, Tensor text, GenerationOptions options, Generator generator)
    {
        Guard.Layout(logits, "[vocabulary]");
        Guard.Layout(text, "[length]");
        Guard.NotNegative(options.Temperature, "temperature");

        throw new NotImplementedException("Task 06.10: choose the next token");
    }

    /// <summary>
    /// Continues a text until a stop token, the number of tokens asked for, or the model's longest text.
    /// </summary>
    /// <param name="model">The model; it is set to eval mode, and afterwards back to its own.</param>
    /// <param name="prompt">The tokens to continue, at least one.</param>
    /// <param name="options">How.</param>
    /// <returns>The new tokens, without the prompt; a stop token is the last of them.</returns>
    /// <exception cref="ArgumentException">The prompt is empty, or longer than the model's longest text.</exception>
    public static long[] Generate(LanguageModel model, long[] prompt, GenerationOptions options)
    {
        Guard.AtLeast(prompt.Length, 1);
        CheckLength(prompt, model);
        Guard.NotNegative(options.Temperature, "temperature");

        bool wasTraining = model.training;
        model.eval();
        var caches = options.UseCache ? model.NewCaches() : null;
        try
        {
            using var noGradient = inference_mode();
            return Continue(model, prompt, options, caches);
        }
        finally
        {
            Array.ForEach(caches ?? [], cache => cache.Dispose());
            model.train(wasTraining);
        }
    }

    /// <summary>
    /// The loop of <see cref="Generate"/>. With caches the model is given the prompt first, and from then on the newest
    /// token alone; without, the whole text each time. One generator, seeded once with the options' seed, serves all
    /// draws.
    /// </summary>
    /// <param name="model">The model, in eval mode.</param>
    /// <param name="prompt">The tokens to continue.</param>
    /// <param name="options">How.</param>
    /// <param name="caches">One empty cache for each block of the model, or null.</param>
    /// <returns>The new tokens.</returns>
    [KataTask("06.11")]
    private static long[] Continue(
        LanguageModel model, long[] prompt, GenerationOptions options, IReadOnlyList<KeyValueCache>? caches)
    {
        throw new NotImplementedException("Task 06.11: the loop that writes");
    }

    private static void CheckLength(long[] prompt, LanguageModel model)
    {
        if (prompt.Length > model.MaxLength)
        {
            throw new ArgumentException(
                $"prompt has {prompt.Length} tokens; the model takes {model.MaxLength}.", nameof(prompt));
        }
    }
}
