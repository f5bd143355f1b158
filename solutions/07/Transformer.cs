using Katas.Lesson02;
using Katas.Lesson06;
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson07;

/// <summary>
/// The complete transformer: an encoder reads a text in one language, a decoder writes it in another. Vaswani et al.
/// 2017, "Attention Is All You Need", figure 1. The parameters of <c>encoder</c> and <c>decoder</c> are named as in
/// PyTorch's <c>nn.Transformer</c>.
/// </summary>
public sealed class Transformer : nn.Module<Tensor, Tensor, Tensor>
{
    private readonly TokenEmbedding source_embedding;
    private readonly TokenEmbedding target_embedding;
    private readonly EncoderStack encoder;
    private readonly DecoderStack decoder;

    /// <summary>
    /// Creates the parts. With a shared vocabulary there is one embedding, under two names. The logits have no
    /// parameters of their own: they are products with the target's token vectors.
    /// </summary>
    /// <param name="config">The sizes.</param>
    /// <exception cref="ArgumentException">
    /// A size is not above 0, heads does not divide d_model, or a shared vocabulary has two sizes.
    /// </exception>
    public Transformer(TransformerConfig config)
        : base(nameof(Transformer))
    {
        Guard.Positive(config.EncoderLayers);
        Guard.Positive(config.DecoderLayers);
        Guard.Positive(config.MaxLength);
        GuardTranslation.Specials(config);

        Config = config;
        target_embedding = new TokenEmbedding(config.TargetVocabulary, config.DModel, config.Dropout);
        source_embedding = config.SharedVocabulary
            ? target_embedding
            : new TokenEmbedding(config.SourceVocabulary, config.DModel, config.Dropout);
        encoder = new EncoderStack(config);
        decoder = new DecoderStack(config);
        RegisterComponents();
    }

    /// <summary>The sizes it was created with.</summary>
    public TransformerConfig Config { get; }

    /// <summary>Creates empty caches, one for each block of the decoder, with room for the longest text.</summary>
    public KeyValueCache[] NewCaches() =>
        [.. Enumerable.Range(0, Config.DecoderLayers).Select(_ => new KeyValueCache(Config.MaxLength))];

    /// <summary>Reads a batch of texts. No token looks at padding.</summary>
    /// <param name="source">Token ids, <c>[batch, source]</c>; the padding id where a text has ended.</param>
    /// <returns>The memory, <c>[batch, source, d_model]</c>.</returns>
    /// <exception cref="ArgumentException">A text is too long, or an id is not in the vocabulary.</exception>
    [KataTask("07.2")]
    public Tensor Encode(Tensor source)
    {
        Guard.Layout(source, "[batch, source]");
        Guard.Ids(source, Config.SourceVocabulary, "tokens");
        Guard.SizeAtMost(source, 1, Config.MaxLength, "the model's longest text");

        using var scope = NewDisposeScope();

        var mask = Masks.Padding(source, Config.PaddingId); // [batch, source] → [batch, 1, 1, source]
        var tokens = source_embedding.call(source, 0); // [batch, source] → [batch, source, d_model]
        return encoder.call(tokens, mask).MoveToOuterDisposeScope();
    }

    /// <summary>
    /// Scores each token of the vocabulary as the successor of each token of the text that is written. No token looks
    /// at a later one, nor at padding in either text. With caches, only the tokens that the caches do not hold yet are
    /// computed; the whole text is given in any case.
    /// </summary>
    /// <param name="target">All of the text so far, its start token included, <c>[batch, length]</c>.</param>
    /// <param name="memory">The result of <see cref="Encode"/> for the source, <c>[batch, source, d_model]</c>.</param>
    /// <param name="source">The source's token ids, <c>[batch, source]</c>: they say where its padding is.</param>
    /// <param name="caches">One cache for each block of the decoder; null to compute all tokens.</param>
    /// <returns>
    /// The logits, <c>[batch, new, vocabulary]</c>, where new is the number of tokens that the caches did not hold; and
    /// for each block the weights of its cross-attention, <c>[batch, heads, new, source]</c>.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// The shapes do not fit together, the text is too long or all of it cached, or an id is not in the vocabulary.
    /// </exception>
    [KataTask("07.3")]
    public (Tensor logits, Tensor[] crossWeights) Decode(
        Tensor target, Tensor memory, Tensor source, IReadOnlyList<KeyValueCache>? caches = null)
    {
        Guard.Layout(target, "[batch, length]");
        Guard.Ids(target, Config.TargetVocabulary, "tokens");
        Guard.SizeAtMost(target, 1, Config.MaxLength, "the model's longest text");
        Guard.Layout(memory, "[batch, source, d_model]");
        Guard.Layout(source, "[batch, source]");
        Guard.Size(source, 1, memory.size(1), "as many tokens as the memory has");
        Guard.Size(source, 0, target.size(0), "the batch of target");
        Guard.Count(caches, Config.DecoderLayers, "one cache for each block");
        Guard.AtLeast(target.size(1), (caches?[0].Length ?? 0) + 1);

        using var scope = NewDisposeScope();

        long known = caches?[0].Length ?? 0;
        var tokens = target_embedding.call(target[.., (int)known..], known); // [batch, length] → [batch, new, d_model]
        var targetMask = Masks.Padding(target, Config.PaddingId); // [batch, length] → [batch, 1, 1, length]
        var memoryMask = Masks.Padding(source, Config.PaddingId); // [batch, source] → [batch, 1, 1, source]
        var (written, crossWeights) = decoder.call(tokens, memory, targetMask, memoryMask, caches);
        var logits = nn.functional
            .linear(written, target_embedding.Table); // [batch, new, d_model] → [batch, new, vocabulary]
        return (
            logits.MoveToOuterDisposeScope(), [.. crossWeights.Select(each => each.MoveToOuterDisposeScope())]);
    }

    /// <summary>Reads a batch of texts and scores each token of given translations.</summary>
    /// <param name="source">Token ids, <c>[batch, source]</c>.</param>
    /// <param name="target">Token ids, the start token first, <c>[batch, target]</c>.</param>
    /// <returns>The logits of what comes after each token of target, <c>[batch, target, vocabulary]</c>.</returns>
    /// <exception cref="ArgumentException">As for <see cref="Encode"/> and <see cref="Decode"/>.</exception>
    public override Tensor forward(Tensor source, Tensor target)
    {
        using var scope = NewDisposeScope();

        return Decode(target, Encode(source), source).logits.MoveToOuterDisposeScope();
    }
}
