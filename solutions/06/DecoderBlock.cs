using Katas.Lesson02;
using Katas.Lesson04;
using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using LayerNorm = Katas.Lesson04.LayerNorm;

namespace Katas.Lesson06;

/// <summary>
/// A decoder block with cross-attention: the text being written looks back at itself, then at the text that was read,
/// the memory. Vaswani et al. 2017, section 3.1. Parameters are named as in PyTorch's
/// <c>nn.TransformerDecoderLayer</c>.
/// </summary>
public sealed class DecoderBlock : nn.Module<
    Tensor, Tensor, Tensor?, Tensor?, KeyValueCache?, (Tensor output, Tensor selfWeights, Tensor crossWeights)>
{
    private readonly double _dropout;
    private readonly Activation _activation;
    private readonly CausalAttention self_attn;
    private readonly MultiHeadAttention multihead_attn;
    private readonly Linear linear1;
    private readonly Linear linear2;
    private readonly LayerNorm norm1;
    private readonly LayerNorm norm2;
    private readonly LayerNorm norm3;

    /// <summary>
    /// Creates the parts: <c>self_attn</c> with <c>norm1</c>; <c>multihead_attn</c>, which looks at the memory, with
    /// <c>norm2</c>; the feed-forward network with <c>norm3</c>.
    /// </summary>
    /// <param name="dModel">Features of a token, coming in and going out.</param>
    /// <param name="heads">The number of attention heads; divides d_model.</param>
    /// <param name="dFeedForward">Features between the maps of the feed-forward network.</param>
    /// <param name="dropout">
    /// Dropout probability during training: of the attention weights, of the features between the maps, and of what
    /// each sublayer adds.
    /// </param>
    /// <param name="norm">Whether to normalise after each sum or before each sublayer.</param>
    /// <param name="activation">The function between the maps.</param>
    /// <exception cref="ArgumentException">A size is not above 0, or heads does not divide d_model.</exception>
    public DecoderBlock(
        long dModel,
        long heads,
        long dFeedForward,
        double dropout = 0.1,
        NormPlacement norm = NormPlacement.Post,
        Activation activation = Activation.ReLU)
        : base(nameof(DecoderBlock))
    {
        Guard.Positive(dFeedForward);
        Guard.Probability(dropout);

        (DModel, Norm, _dropout, _activation) = (dModel, norm, dropout, activation);
        self_attn = new CausalAttention(dModel, heads, dropout);
        multihead_attn = new MultiHeadAttention(dModel, heads, dropout);
        linear1 = nn.Linear(dModel, dFeedForward);
        linear2 = nn.Linear(dFeedForward, dModel);
        norm1 = new LayerNorm(dModel);
        norm2 = new LayerNorm(dModel);
        norm3 = new LayerNorm(dModel);
        RegisterComponents();
    }

    /// <summary>Features of a token, coming in and going out.</summary>
    public long DModel { get; }

    /// <summary>Whether the block normalises after each sum or before each sublayer.</summary>
    public NormPlacement Norm { get; }

    /// <summary>Lets each token look back, then at the memory, then works on each by itself.</summary>
    /// <param name="target">The newest tokens of the text being written, <c>[batch, new, d_model]</c>.</param>
    /// <param name="memory">The text that was read, <c>[batch, source, d_model]</c>; all of it may be seen.</param>
    /// <param name="targetMask">
    /// What is ruled out among the written tokens besides the future. Pass null for no mask.
    /// </param>
    /// <param name="memoryMask">
    /// What is ruled out in the memory, for example its padding. Pass null for no mask.
    /// </param>
    /// <param name="cache">The keys and values of the tokens written before; null for no cache.</param>
    /// <returns>
    /// The tokens, <c>[batch, new, d_model]</c>; the weights of its self-attention, <c>[batch, heads, new, length]</c>;
    /// and those of its cross-attention, <c>[batch, heads, new, source]</c>.
    /// </returns>
    /// <exception cref="ArgumentException">The shapes do not fit together.</exception>
    [KataTask("06.5")]
    public override (Tensor output, Tensor selfWeights, Tensor crossWeights) forward(
        Tensor target, Tensor memory, Tensor? targetMask, Tensor? memoryMask, KeyValueCache? cache)
    {
        Guard.Layout(target, "[batch, new, d_model]");
        Guard.Size(target, -1, DModel, "the block's d_model");
        Guard.Layout(memory, "[batch, source, d_model]");
        Guard.Size(memory, -1, DModel, "the block's d_model");
        Guard.Size(memory, 0, target.size(0), "the batch of target");

        using var scope = NewDisposeScope();

        var (own, selfWeights) = Attend(
            NormBefore(norm1, target), targetMask, cache); // [batch, new, d_model], [batch, heads, new, length]
        var looked = NormAfter(norm1, target + own);
        var (found, crossWeights) = CrossAttend(
            NormBefore(norm2, looked), memory, memoryMask); // [batch, new, d_model], [batch, heads, new, source]
        var informed = NormAfter(norm2, looked + found);
        var output = NormAfter(norm3, informed + Think(NormBefore(norm3, informed)));
        return (
            output.MoveToOuterDisposeScope(),
            selfWeights.MoveToOuterDisposeScope(),
            crossWeights.MoveToOuterDisposeScope());
    }

    /// <summary>What a sublayer is given: the tokens, which a pre-norm block normalises.</summary>
    private Tensor NormBefore(LayerNorm norm, Tensor tokens) => Norm == NormPlacement.Pre ? norm.call(tokens) : tokens;

    /// <summary>What a sublayer hands on: its sum with the tokens, which a post-norm block normalises.</summary>
    private Tensor NormAfter(LayerNorm norm, Tensor sum) => Norm == NormPlacement.Post ? norm.call(sum) : sum;

    /// <summary>The first sublayer: causal self-attention, then dropout.</summary>
    private (Tensor attended, Tensor weights) Attend(Tensor tokens, Tensor? mask, KeyValueCache? cache)
    {
        var (attended, weights) = self_attn.call(tokens, mask, cache);
        return (nn.functional.dropout(attended, _dropout, training), weights);
    }

    /// <summary>The second sublayer: cross-attention, then dropout. The memory is key and value.</summary>
    private (Tensor attended, Tensor weights) CrossAttend(Tensor tokens, Tensor memory, Tensor? mask)
    {
        var (attended, weights) = multihead_attn.call(tokens, memory, memory, mask);
        return (nn.functional.dropout(attended, _dropout, training), weights);
    }

    /// <summary>The third sublayer: the feed-forward network, then dropout.</summary>
    private Tensor Think(Tensor tokens)
    {
        var thought = FeedForward.Transform(tokens, linear1, linear2, _activation, _dropout, training);
        return nn.functional.dropout(thought, _dropout, training);
    }
}
