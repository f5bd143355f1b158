using Katas.Lesson02;
using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Lesson04;

/// <summary>
/// A transformer's encoder block: self-attention, then feed-forward, each with a residual connection and a layer norm.
/// Vaswani et al. 2017, "Attention Is All You Need", section 3.1. Parameters are named and initialised as in PyTorch's
/// <c>nn.TransformerEncoderLayer</c>.
/// </summary>
public sealed class EncoderBlock : nn.Module<Tensor, Tensor?, (Tensor output, Tensor weights)>
{
    private readonly double _dropout;
    private readonly Activation _activation;
    private readonly MultiHeadAttention self_attn;
    private readonly Linear linear1;
    private readonly Linear linear2;
    private readonly LayerNorm norm1;
    private readonly LayerNorm norm2;

    /// <summary>
    /// Creates the parts: <c>self_attn</c>, with dropout on its weights; <c>linear1</c> and <c>linear2</c>, the maps of
    /// the feed-forward network; <c>norm1</c> for the attention and <c>norm2</c> for the feed-forward network.
    /// </summary>
    /// <param name="dModel">Features of a token, coming in and going out.</param>
    /// <param name="heads">The number of attention heads; divides d_model.</param>
    /// <param name="dFeedForward">Features between the maps of the feed-forward network.</param>
    /// <param name="dropout">
    /// Dropout probability during training: of the attention weights, of the features between the maps, and of what
    /// either sublayer adds.
    /// </param>
    /// <param name="norm">Whether to normalise after each sum or before each sublayer.</param>
    /// <param name="activation">The function between the maps.</param>
    /// <exception cref="ArgumentException">A size is not above 0, or heads does not divide d_model.</exception>
    [KataTask("04.7")]
    public EncoderBlock(
        long dModel,
        long heads,
        long dFeedForward,
        double dropout = 0.1,
        NormPlacement norm = NormPlacement.Post,
        Activation activation = Activation.ReLU)
        : base(nameof(EncoderBlock))
    {
        Guard.Positive(dModel);
        Guard.Divides(heads, dModel);
        Guard.Positive(dFeedForward);
        Guard.Probability(dropout);

        (DModel, Norm, _dropout, _activation) = (dModel, norm, dropout, activation);
        self_attn = new MultiHeadAttention(dModel, heads, dropout);
        linear1 = nn.Linear(dModel, dFeedForward);
        linear2 = nn.Linear(dFeedForward, dModel);
        norm1 = new LayerNorm(dModel);
        norm2 = new LayerNorm(dModel);
        RegisterComponents();
    }

    /// <summary>Features of a token, coming in and going out.</summary>
    public long DModel { get; }

    /// <summary>Whether the block normalises after each sum or before each sublayer.</summary>
    public NormPlacement Norm { get; }

    /// <summary>Lets the tokens look at one another, then works on each by itself.</summary>
    /// <param name="input">Tokens, <c>[batch, length, d_model]</c>.</param>
    /// <param name="mask">A mask of any shape that <see cref="Masks.OverHeads"/> takes. Pass null for no mask.</param>
    /// <returns>
    /// The tokens, <c>[batch, length, d_model]</c>, and the attention weights before dropout,
    /// <c>[batch, heads, query, key]</c>.
    /// </returns>
    /// <exception cref="ArgumentException">The input is not a batch of sequences of d_model features.</exception>
    public override (Tensor output, Tensor weights) forward(Tensor input, Tensor? mask)
    {
        Guard.Layout(input, "[batch, length, d_model]");
        Guard.Size(input, -1, DModel, "the block's d_model");

        using var scope = NewDisposeScope();

        var (output, weights) = Norm == NormPlacement.Post ? PostNorm(input, mask) : PreNorm(input, mask);
        return (output.MoveToOuterDisposeScope(), weights.MoveToOuterDisposeScope());
    }

    /// <summary>
    /// The block as first published: each sublayer's result is added to what went in, and the sum is normalised.
    /// Vaswani et al. 2017, section 3.1, <c>LayerNorm(x + Sublayer(x))</c>.
    /// </summary>
    /// <param name="input">Tokens, <c>[batch, length, d_model]</c>.</param>
    /// <param name="mask">As in <see cref="forward"/>.</param>
    /// <returns>As in <see cref="forward"/>.</returns>
    [KataTask("04.8")]
    private (Tensor output, Tensor weights) PostNorm(Tensor input, Tensor? mask)
    {
        var (attended, weights) = Attend(input, mask); // [batch, length, d_model], [batch, heads, query, key]
        var middle = norm1.call(input + attended);
        var output = norm2.call(middle + Think(middle));
        return (output, weights);
    }

    /// <summary>
    /// The block as it is built today: each sublayer is given normalised tokens, and its result is added to the tokens
    /// as they were. No norm stands between output and input. Xiong et al. 2020, figure 1 (b).
    /// </summary>
    /// <param name="input">Tokens, <c>[batch, length, d_model]</c>.</param>
    /// <param name="mask">As in <see cref="forward"/>.</param>
    /// <returns>
    /// As in <see cref="forward"/>; the output is not normalised, which a stack does once, at its end.
    /// </returns>
    [KataTask("04.9")]
    private (Tensor output, Tensor weights) PreNorm(Tensor input, Tensor? mask)
    {
        var normal = norm1.call(input);
        var (attended, weights) = Attend(normal, mask); // [batch, length, d_model], [batch, heads, query, key]
        var middle = input + attended;
        var output = middle + Think(norm2.call(middle));
        return (output, weights);
    }

    /// <summary>The first sublayer: self-attention, then dropout. Vaswani et al. 2017, section 5.4.</summary>
    private (Tensor output, Tensor weights) Attend(Tensor tokens, Tensor? mask)
    {
        var (attended, weights) = self_attn.call(tokens, tokens, tokens, mask);
        return (nn.functional.dropout(attended, _dropout, training), weights);
    }

    /// <summary>The second sublayer: the feed-forward network, then dropout.</summary>
    private Tensor Think(Tensor tokens)
    {
        var thought = FeedForward.Transform(tokens, linear1, linear2, _activation, _dropout, training);
        return nn.functional.dropout(thought, _dropout, training);
    }
}
