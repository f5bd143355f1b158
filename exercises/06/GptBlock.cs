using Katas.Lesson04;
using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using LayerNorm = Katas.Lesson04.LayerNorm;

namespace Katas.Lesson06;

/// <summary>
/// A decoder block without cross-attention, of which GPT is made: causal self-attention, then feed-forward. Radford et
/// al. 2019, "Language Models are Unsupervised Multitask Learners", section 2.3. Parameters are named as in PyTorch's
/// <c>nn.TransformerEncoderLayer</c>, which under a causal mask computes the same.
/// </summary>
public sealed class GptBlock : nn.Module<Tensor, Tensor?, KeyValueCache?, (Tensor output, Tensor weights)>
{
    private readonly double _dropout;
    private readonly Activation _activation;
    private readonly CausalAttention self_attn;
    private readonly Linear linear1;
    private readonly Linear linear2;
    private readonly LayerNorm norm1;
    private readonly LayerNorm norm2;

    /// <summary>Creates the parts; <c>norm1</c> is the attention's, <c>norm2</c> the feed-forward network's.</summary>
    /// <param name="dModel">Features of a token, coming in and going out.</param>
    /// <param name="heads">The number of attention heads; divides d_model.</param>
    /// <param name="dFeedForward">Features between the maps of the feed-forward network.</param>
    /// <param name="dropout">
    /// Dropout probability during training: of the attention weights, of the features between the maps, and of what
    /// each sublayer adds.
    /// </param>
    /// <param name="norm">Whether to normalise after each sum or before each sublayer, as GPT-2 does.</param>
    /// <param name="activation">The function between the maps; GPT-2's is GELU by tanh.</param>
    /// <exception cref="ArgumentException">A size is not above 0, or heads does not divide d_model.</exception>
    public GptBlock(
        long dModel,
        long heads,
        long dFeedForward,
        double dropout = 0.1,
        NormPlacement norm = NormPlacement.Pre,
        Activation activation = Activation.GELUTanh)
        : base(nameof(GptBlock))
    {
        Guard.Positive(dFeedForward);
        Guard.Probability(dropout);

        (DModel, Norm, _dropout, _activation) = (dModel, norm, dropout, activation);
        self_attn = new CausalAttention(dModel, heads, dropout);
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

    /// <summary>Lets each token look back, then works on each by itself.</summary>
    /// <param name="input">The newest tokens, <c>[batch, new, d_model]</c>.</param>
    /// <param name="mask">What is ruled out besides the future. Pass null for no mask.</param>
    /// <param name="cache">The keys and values of the tokens before; null for no cache.</param>
    /// <returns>
    /// The tokens, <c>[batch, new, d_model]</c>, and the attention weights before dropout,
    /// <c>[batch, heads, new, length]</c>.
    /// </returns>
    /// <exception cref="ArgumentException">The input is not a batch of sequences of d_model features.</exception>
    [KataTask("06.4")]
    public override (Tensor output, Tensor weights) forward(Tensor input, Tensor? mask, KeyValueCache? cache)
    {
        Guard.Layout(input, "[batch, new, d_model]");
        Guard.Size(input, -1, DModel, "the block's d_model");

        throw new NotImplementedException("Task 06.4: a decoder block without cross-attention");
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

    /// <summary>The second sublayer: the feed-forward network, then dropout.</summary>
    private Tensor Think(Tensor tokens)
    {
        var thought = FeedForward.Transform(tokens, linear1, linear2, _activation, _dropout, training);
        return nn.functional.dropout(thought, _dropout, training);
    }
}
