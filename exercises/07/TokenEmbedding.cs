using Katas.Lesson03;
using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Lesson07;

/// <summary>
/// What a stack of blocks is given for each token: its vector, made larger, plus its position. Vaswani et al. 2017,
/// "Attention Is All You Need", sections 3.4, 3.5 and 5.4.
/// </summary>
public sealed class TokenEmbedding : nn.Module<Tensor, long, Tensor>
{
    private readonly double _dropout;
    private readonly Embedding tokens; // [vocabulary, d_model]
    private readonly SinusoidalEncoding positions;

    /// <summary>
    /// Creates the table. Its numbers start with a standard deviation of 1 / √d_model: small enough for the logits that
    /// the same table makes at the other end.
    /// </summary>
    /// <param name="vocabulary">The number of different tokens.</param>
    /// <param name="dModel">Features of a token.</param>
    /// <param name="dropout">Dropout probability of a feature during training.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A size is not above 0, or dropout is not a probability.
    /// </exception>
    public TokenEmbedding(long vocabulary, long dModel, double dropout)
        : base(nameof(TokenEmbedding))
    {
        Guard.Positive(vocabulary);
        Guard.Positive(dModel);
        Guard.Probability(dropout);

        (Vocabulary, DModel, _dropout) = (vocabulary, dModel, dropout);
        tokens = nn.Embedding(vocabulary, dModel);
        nn.init.normal_(tokens.weight!, 0, 1 / Math.Sqrt(dModel));
        positions = new SinusoidalEncoding(dModel);
        RegisterComponents();
    }

    /// <summary>The number of different tokens.</summary>
    public long Vocabulary { get; }

    /// <summary>Features of a token.</summary>
    public long DModel { get; }

    /// <summary>The tokens' vectors, <c>[vocabulary, d_model]</c>.</summary>
    public Parameter Table => tokens.weight!;

    /// <summary>
    /// Looks up each token's vector, multiplies it by √d_model, adds the position, and applies dropout during training.
    /// Without the factor the positions, whose features lie within -1 and 1, would drown the vectors.
    /// </summary>
    /// <param name="ids">Token ids, <c>[batch, length]</c>.</param>
    /// <param name="offset">
    /// The position of the first: the number of tokens before it, if a text is fed in pieces.
    /// </param>
    /// <returns>A vector for each token, <c>[batch, length, d_model]</c>.</returns>
    /// <exception cref="ArgumentException">An id is not in the vocabulary, or the offset is below 0.</exception>
    [KataTask("07.1")]
    public override Tensor forward(Tensor ids, long offset)
    {
        Guard.Layout(ids, "[batch, length]");
        Guard.Ids(ids, Vocabulary, "tokens");
        Guard.AtLeast(offset, 0);

        throw new NotImplementedException("Task 07.1: token embeddings");
    }
}
