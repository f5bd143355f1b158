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

        (DModel, HeadCount, _dropout) = (dModel, heads, dropout);
        in_proj_weight = new Parameter(empty(3 * dModel, dModel)); // [3 · d_model, d_model]
        nn.init.xavier_uniform_(in_proj_weight);
        out_proj = nn.Linear(dModel, dModel, hasBias: bias);
        if (bias)
        {
            in_proj_bias = new Parameter(zeros(3 * dModel)); // [3 · d_model]
            nn.init.zeros_(out_proj.bias);
        }

        RegisterComponents();
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

        var weights = in_proj_weight.chunk(3, 0); // [3 · d_model, d_model] → 3 × [d_model, d_model]
        var biases = in_proj_bias?.chunk(3, 0); // [3 · d_model] → 3 × [d_model]
        return (Linear(query, 0), Linear(key, 1), Linear(value, 2));

        Tensor Linear(Tensor input, int part) => nn.functional
            .linear(input, weights[part], biases?[part]); // [batch, length, d_model] → [batch, length, d_model]
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

        using var scope = NewDisposeScope();

        (query, key, value) = Project(query, key, value);
        query = Heads.Split(query, HeadCount); // [batch, query, d_model] → [batch, heads, query, d_head]
        key = Heads.Split(key, HeadCount); // [batch, key, d_model] → [batch, heads, key, d_head]
        value = Heads.Split(value, HeadCount); // [batch, key, d_model] → [batch, heads, key, d_head]

        var scores = Attention.Scale(Attention.Scores(query, key), query.size(-1)); // [batch, heads, query, key]
        if (mask is not null)
        {
            scores = Attention.ApplyMask(scores, Masks.OverHeads(mask));
        }

        var weights = Attention.Softmax(scores); // [batch, heads, query, key]
        var mixed = Attention.WeightedSum(
            WeightDropout.Apply(weights, _dropout, training), value); // [batch, heads, query, d_head]
        var output = out_proj.call(Heads.Merge(mixed)); // [batch, heads, query, d_head] → [batch, query, d_model]
        return (output.MoveToOuterDisposeScope(), weights.MoveToOuterDisposeScope());
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
