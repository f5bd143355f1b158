using Katas.Lesson02;
using Katas.Lesson04;
using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using LayerNorm = Katas.Lesson04.LayerNorm;

namespace Katas.Lesson05;

/// <summary>
/// An encoder like BERT's: embeddings, a stack of blocks, a final norm. Each token comes out as a vector that knows the
/// whole sentence. Devlin et al. 2019, "BERT", section 3; the stack's parameters are named as in PyTorch's
/// <c>nn.TransformerEncoder</c>.
/// </summary>
public sealed class TransformerEncoder : nn.Module<Tensor, Tensor?, (Tensor output, Tensor[] weights)>
{
    private readonly EncoderEmbeddings embeddings;
    private readonly ModuleList<EncoderBlock> layers;
    private readonly LayerNorm norm;

    /// <summary>
    /// Creates <c>embeddings</c>; <c>layers</c>, as many blocks as the configuration says, each with weights of its own
    /// (<c>layers.0.…</c>, <c>layers.1.…</c>); and <c>norm</c>, the norm after the last block.
    /// </summary>
    /// <param name="config">The encoder's sizes.</param>
    /// <exception cref="ArgumentException">A size is not above 0, or heads does not divide d_model.</exception>
    [KataTask("05.3")]
    public TransformerEncoder(EncoderConfig config)
        : base(nameof(TransformerEncoder))
    {
        Guard.Positive(config.Layers);

        throw new NotImplementedException("Task 05.3: the stack");
    }

    /// <summary>The sizes it was created with.</summary>
    public EncoderConfig Config { get; }

    /// <summary>The tokens' vectors, <c>[vocabulary, d_model]</c>.</summary>
    public Parameter Table => embeddings.Table;

    /// <summary>
    /// Embeds the tokens, sends them through all blocks, and normalises what comes out. No token looks at padding.
    /// </summary>
    /// <param name="tokens">Token ids, <c>[batch, length]</c>; the padding id where a sequence has ended.</param>
    /// <param name="segments">
    /// Which segment each token belongs to, <c>[batch, length]</c>; null if all belong to the first.
    /// </param>
    /// <returns>
    /// A vector for each token, <c>[batch, length, d_model]</c>, and each block's attention weights, the first block's
    /// first, <c>[batch, heads, query, key]</c>; 0 in a sequence of padding alone.
    /// </returns>
    /// <exception cref="ArgumentException">As for the embeddings.</exception>
    [KataTask("05.4")]
    public override (Tensor output, Tensor[] weights) forward(Tensor tokens, Tensor? segments)
    {
        Guard.Layout(tokens, "[batch, length]");

        throw new NotImplementedException("Task 05.4: the encoder");
    }

    /// <summary>Encodes tokens that all belong to one segment.</summary>
    /// <param name="tokens">Token ids, <c>[batch, length]</c>.</param>
    /// <returns>As in <see cref="forward"/>.</returns>
    public (Tensor output, Tensor[] weights) call(Tensor tokens) => call(tokens, null);
}
