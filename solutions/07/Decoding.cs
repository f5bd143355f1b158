using Katas.Lesson06;
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson07;

/// <summary>Writes translations of a batch of texts, always choosing the likeliest next token.</summary>
public static class Decoding
{
    /// <summary>
    /// The log probability of each token as the next one. Padding and the start token never come next: they are ruled
    /// out.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="written">All of each text so far, the start token first, <c>[batch, length]</c>.</param>
    /// <param name="memory">The encoded source, <c>[batch, source, d_model]</c>.</param>
    /// <param name="source">The texts to translate, <c>[batch, source]</c>.</param>
    /// <param name="caches">One cache for each block of the decoder; null for no caches.</param>
    /// <returns>ln P, <c>[batch, vocabulary]</c>; -∞ for the two that are ruled out.</returns>
    public static Tensor Next(
        Transformer model, Tensor written, Tensor memory, Tensor source, IReadOnlyList<KeyValueCache>? caches = null)
    {
        using var scope = NewDisposeScope();

        var logits = model.Decode(written, memory, source, caches).logits; // [batch, new, vocabulary]
        var last = logits.select(1, -1); // [batch, new, vocabulary] → [batch, vocabulary]
        var never = tensor(new[] { model.Config.PaddingId, model.Config.StartId });
        return nn.functional
            .log_softmax(last, -1).index_fill(-1, never, double.NegativeInfinity).MoveToOuterDisposeScope();
    }

    /// <summary>Translates a batch of texts, always choosing the likeliest token.</summary>
    /// <param name="model">The model; it is set to eval mode, and afterwards back to its own.</param>
    /// <param name="source">The texts, <c>[batch, source]</c>, padded.</param>
    /// <param name="maxLength">The maximum number of tokens in a translation, the end token included.</param>
    /// <returns>The translation of each text, without start and end tokens.</returns>
    /// <exception cref="ArgumentException">As for <see cref="Transformer.Encode"/>.</exception>
    public static long[][] Greedy(Transformer model, Tensor source, int maxLength)
    {
        Guard.Positive(maxLength);

        return Writing.With(
            model,
            caches => Writing.Rows(Write(model, source, Writing.Most(model, maxLength), caches), model.Config));
    }

    /// <summary>
    /// The loop of <see cref="Greedy"/>. The source is read once; each step computes the newest tokens alone. A text
    /// that has its end token gets padding from then on, until all have theirs.
    /// </summary>
    /// <param name="model">The model, in eval mode.</param>
    /// <param name="source">The texts, <c>[batch, source]</c>.</param>
    /// <param name="maxLength">The maximum number of tokens to write.</param>
    /// <param name="caches">One empty cache for each block of the decoder.</param>
    /// <returns>
    /// The tokens written, <c>[batch, written]</c>, without the start token and with the end token; no longer than the
    /// longest text needs.
    /// </returns>
    [KataTask("07.5")]
    private static Tensor Write(
        Transformer model, Tensor source, int maxLength, IReadOnlyList<KeyValueCache> caches)
    {
        Guard.Layout(source, "[batch, source]");

        var config = model.Config;
        var memory = model.Encode(source); // [batch, source] → [batch, source, d_model]
        var written = full([source.size(0), 1], config.StartId, dtype: ScalarType.Int64); // [batch, 1]
        var ended = zeros(source.size(0), dtype: ScalarType.Bool); // [batch]
        while (written.size(1) <= maxLength && !ended.all().ToBoolean())
        {
            using var scores = Next(model, written, memory, source, caches); // [batch, vocabulary]
            var next = scores.argmax(-1).masked_fill(ended, config.PaddingId); // [batch, vocabulary] → [batch]
            written = cat([written, next.unsqueeze(1)], 1); // [batch, length] → [batch, length + 1]
            ended = ended.logical_or(next == config.EndId); // [batch]
        }

        return written[.., 1..]; // [batch, 1 + written] → [batch, written]
    }
}
