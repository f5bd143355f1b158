using Katas.Lesson01;
using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Lesson02;

/// <summary>
/// Several attentions side by side, each on its own share of the features, so that a token can look for several things
/// at once. Vaswani et al. 2017, "Attention Is All You Need", section 3.2.2. Parameters are named, shaped and
/// initialised as in PyTorch's <c>nn.MultiheadAttention</c>.
/// </summary>
public sealed class MultiHeadAttention
    : nn.Module<Tensor, Tensor, Tensor, Tensor?, (Tensor output, Tensor weights)>
{
    private readonly double _dropout;
    private readonly Parameter in_proj_weight; // [3 · d_model, d_model]: rows for the query, the key, the value
    private readonly Parameter? in_proj_bias; // [3 · d_model]
    private readonly Linear out_proj;

    /// <summary>
    /// Creates the parameters: <c>in_proj_weight</c> <c>[3 · d_model, d_model]</c>, initialised by Xavier's uniform
    /// rule; <c>in_proj_bias</c> <c>[3 · d_model]</c>; <c>out_proj</c>, a linear layer from d_model to d_model. Both
    /// biases start at 0. Glorot and Bengio 2010, "Understanding the difficulty of training deep feedforward neural
    /// networks".
    /// </summary>
    /// <param name="dModel">Features of a token, coming in and going out.</param>
    /// <param name="heads">The number of heads; divides d_model.</param>
    /// <param name="dropout">Dropout probability of a weight during training.</param>
    /// <param name="bias">Whether the projections add a learned bias; if not, there are only two parameters.</param>
    /// <exception cref="ArgumentException">A size is not above 0, or heads does not divide d_model.</exception>
    [KataTask("02.8")]
    public MultiHeadAttention(long dModel, long heads, double dropout = 0.0, bool bias = true)
        : base(nameof(MultiHeadAttention))
    {
        Guard.Positive(dModel);
        Guard.Divides(heads, dModel);
        Guard.Probability(dropout);

        throw new NotImplementedException("Task 02.8: the parameters");
    }

    /// <summary>Features of a token, coming in and going out.</summary>
    public long DModel { get; }

    /// <summary>The number of heads; each has d_head = d_model / heads features.</summary>
    [Computes(Concept.HeadCount)]
    public long HeadCount { get; }

    /// <summary>
    /// The three projections. The first d_model rows of <c>in_proj_weight</c> (and numbers of <c>in_proj_bias</c>) are
    /// the query's, the next d_model the key's, the last the value's. Paper: section 3.2.2, W^Q, W^K and W^V, those of
    /// all heads stacked.
    /// </summary>
    /// <param name="query">The tokens that look, <c>[batch, query, d_model]</c>.</param>
    /// <param name="key">The tokens looked at, <c>[batch, key, d_model]</c>.</param>
    /// <param name="value">What they hand over, <c>[batch, key, d_model]</c>.</param>
    /// <returns>The projected query, key and value, each in the shape it came in.</returns>
    /// <exception cref="ArgumentException">The last dimension is not d_model.</exception>
    [KataTask("02.9")]
    public (Tensor query, Tensor key, Tensor value) Project(Tensor query, Tensor key, Tensor value)
    {
        Guard.Size(query, -1, DModel, "the layer's d_model");
        Guard.Size(key, -1, DModel, "the layer's d_model");
        Guard.Size(value, -1, DModel, "the layer's d_model");

        throw new NotImplementedException("Task 02.9: project");
    }

    /// <summary>Each token of <paramref name="query"/> gathers what it needs, once per head. Paper: figure 2.</summary>
    /// <param name="query">The tokens that look, <c>[batch, query, d_model]</c>.</param>
    /// <param name="key">
    /// The tokens looked at, <c>[batch, key, d_model]</c>; there may be more or fewer than queries.
    /// </param>
    /// <param name="value">What they hand over, <c>[batch, key, d_model]</c>; most often the key again.</param>
    /// <param name="mask">A mask of any shape that <see cref="Masks.OverHeads"/> takes. Pass null for no mask.</param>
    /// <returns>
    /// The output, <c>[batch, query, d_model]</c>, and the weights before dropout, <c>[batch, heads, query, key]</c>.
    /// </returns>
    /// <exception cref="ArgumentException">The shapes do not fit together.</exception>
    [KataTask("02.10")]
    public override (Tensor output, Tensor weights) forward(Tensor query, Tensor key, Tensor value, Tensor? mask)
    {
        Guard.Layout(query, "[batch, query, d_model]");
        Guard.Layout(key, "[batch, key, d_model]");
        Guard.Layout(value, "[batch, key, d_model]");
        Guard.Size(key, 0, query.size(0), "the batch of query");
        Guard.Size(value, 0, query.size(0), "the batch of query");
        Guard.Size(value, 1, key.size(1), "a value for each key");

        throw new NotImplementedException("Task 02.10: forward");
    }

    /// <summary>Self-attention: the tokens look at one another.</summary>
    /// <param name="input">The tokens, <c>[batch, token, d_model]</c>.</param>
    /// <param name="mask">As in <see cref="forward"/>.</param>
    /// <returns>
    /// The output, <c>[batch, token, d_model]</c>, and the weights, <c>[batch, heads, token, token]</c>.
    /// </returns>
    public (Tensor output, Tensor weights) SelfAttend(Tensor input, Tensor? mask = null) =>
        call(input, input, input, mask);
}
