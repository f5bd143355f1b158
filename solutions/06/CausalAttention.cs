using Katas.Lesson01;
using Katas.Lesson02;
using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Lesson06;

/// <summary>
/// Multi-head self-attention that never looks ahead, with an optional cache. Vaswani et al. 2017, "Attention Is All You
/// Need", section 3.2.3, third point. Parameters are named, shaped and initialised as in PyTorch's
/// <c>nn.MultiheadAttention</c>.
/// </summary>
public sealed class CausalAttention : nn.Module<Tensor, Tensor?, KeyValueCache?, (Tensor output, Tensor weights)>
{
    private readonly double _dropout;
    private readonly Parameter in_proj_weight; // [3 · d_model, d_model]: rows for the query, the key, the value
    private readonly Parameter in_proj_bias; // [3 · d_model]
    private readonly Linear out_proj;

    /// <summary>Creates the parameters, those of lesson 02's attention.</summary>
    /// <param name="dModel">Features of a token, coming in and going out.</param>
    /// <param name="heads">The number of heads; divides d_model.</param>
    /// <param name="dropout">Dropout probability of a weight during training.</param>
    /// <exception cref="ArgumentException">A size is not above 0, or heads does not divide d_model.</exception>
    public CausalAttention(long dModel, long heads, double dropout = 0.0)
        : base(nameof(CausalAttention))
    {
        Guard.Positive(dModel);
        Guard.Divides(heads, dModel);
        Guard.Probability(dropout);

        (DModel, HeadCount, _dropout) = (dModel, heads, dropout);
        in_proj_weight = new Parameter(empty(3 * dModel, dModel));
        nn.init.xavier_uniform_(in_proj_weight);
        in_proj_bias = new Parameter(zeros(3 * dModel));
        out_proj = nn.Linear(dModel, dModel);
        nn.init.zeros_(out_proj.bias);
        RegisterComponents();
    }

    /// <summary>Features of a token, coming in and going out.</summary>
    public long DModel { get; }

    /// <summary>The number of heads; each has d_head = d_model / heads features.</summary>
    [Computes(Concept.HeadCount)]
    public long HeadCount { get; }

    /// <summary>Each token gathers from itself and from those before it, cached ones included.</summary>
    /// <param name="input">The newest tokens, <c>[batch, new, d_model]</c>.</param>
    /// <param name="mask">
    /// What else is ruled out, of any shape that <see cref="Masks.OverHeads"/> takes, for example padding. Pass null
    /// for no mask. A mask of numbers may be learned: gradients reach it.
    /// </param>
    /// <param name="cache">
    /// The keys and values of the tokens before, to which those of the new ones are appended; null if there are none
    /// before.
    /// </param>
    /// <returns>
    /// The output, <c>[batch, new, d_model]</c>, and the weights before dropout, <c>[batch, heads, new, length]</c>.
    /// </returns>
    /// <exception cref="ArgumentException">The input is not a batch of sequences of d_model features.</exception>
    [KataTask("06.3")]
    public override (Tensor output, Tensor weights) forward(Tensor input, Tensor? mask, KeyValueCache? cache)
    {
        Guard.Layout(input, "[batch, new, d_model]");
        Guard.Size(input, -1, DModel, "the layer's d_model");

        var projected = nn.functional.linear(input, in_proj_weight, in_proj_bias)
            .chunk(3, -1); // [batch, new, d_model] → 3 × [batch, new, d_model]
        var query = Heads.Split(projected[0], HeadCount); // [batch, new, d_model] → [batch, heads, new, d_head]
        var key = Heads.Split(projected[1], HeadCount); // the same
        var value = Heads.Split(projected[2], HeadCount); // the same
        if (cache is not null)
        {
            (key, value) = cache.Append(key, value); // [batch, heads, new, d_head] → [batch, heads, length, d_head]
        }

        var allowed = Masks.Combine(CausalMask.Window(query.size(-2), key.size(-2)), mask)!;
        var scores = Attention.Scale(Attention.Scores(query, key), query.size(-1)); // [batch, heads, new, length]
        var weights = Attention.Softmax(Attention.ApplyMask(scores, allowed)); // [batch, heads, new, length]
        var mixed = Attention.WeightedSum(
            WeightDropout.Apply(weights, _dropout, training), value); // [batch, heads, new, d_head]
        var output = out_proj.call(Heads.Merge(mixed)); // [batch, heads, new, d_head] → [batch, new, d_model]
        return (output, weights);
    }
}
