using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Lesson01;

/// <summary>
/// Attention with learned projections: the layer learns what to look for (query), what to be found by (key) and what to
/// hand over (value). One head; lesson 02 runs several side by side.
/// </summary>
public sealed class AttentionLayer : nn.Module<Tensor, Tensor, Tensor?, (Tensor output, Tensor weights)>
{
    private readonly Linear q_proj;
    private readonly Linear k_proj;
    private readonly Linear v_proj;
    private readonly Linear out_proj;

    /// <summary>Creates the four projections. Paper: section 3.2.2, with a single head.</summary>
    /// <param name="dModel">Features of a token, coming in and going out.</param>
    /// <param name="dK">Features of a query and of a key.</param>
    /// <param name="dV">Features of a value.</param>
    /// <param name="bias">Whether the projections add a learned bias.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is not above 0.</exception>
    [KataTask("01.7")]
    public AttentionLayer(long dModel, long dK, long dV, bool bias = true)
        : base(nameof(AttentionLayer))
    {
        Guard.Positive(dModel);
        Guard.Positive(dK);
        Guard.Positive(dV);

        q_proj = nn.Linear(dModel, dK, bias);
        k_proj = nn.Linear(dModel, dK, bias);
        v_proj = nn.Linear(dModel, dV, bias);
        out_proj = nn.Linear(dV, dModel, bias);
        RegisterComponents();
    }

    /// <summary>Each token of <paramref name="input"/> gathers what it needs from <paramref name="context"/>.</summary>
    /// <param name="input">The tokens that look, <c>[..., query, d_model]</c>.</param>
    /// <param name="context">
    /// The tokens looked at, <c>[..., key, d_model]</c>; for self-attention, the input again.
    /// </param>
    /// <param name="mask">
    /// Boolean (true = may attend) or additive; broadcasts to <c>[..., query, key]</c>. Pass null for no mask.
    /// </param>
    /// <returns>The output, <c>[..., query, d_model]</c>, and the weights, <c>[..., query, key]</c>.</returns>
    /// <exception cref="ArgumentException">The shapes do not fit together.</exception>
    [KataTask("01.8")]
    public override (Tensor output, Tensor weights) forward(Tensor input, Tensor context, Tensor? mask)
    {
        Guard.Layout(input, "[..., query, d_model]");
        Guard.Layout(context, "[..., key, d_model]");
        Guard.Size(context, -1, input.size(-1), "the d_model of input");

        var query = q_proj.call(input); // [..., query, d_model] → [..., query, d_k]
        var key = k_proj.call(context); // [..., key, d_model] → [..., key, d_k]
        var value = v_proj.call(context); // [..., key, d_model] → [..., key, d_v]
        // [..., query, d_v], [..., query, key]
        var (mixed, weights) = Attention.ScaledDotProduct(query, key, value, mask);
        var output = out_proj.call(mixed); // [..., query, d_v] → [..., query, d_model]
        return (output, weights);
    }

    /// <summary>Self-attention: the tokens look at one another.</summary>
    /// <param name="input">The tokens, <c>[..., token, d_model]</c>.</param>
    /// <param name="mask">As in <see cref="forward"/>.</param>
    /// <returns>The output, <c>[..., token, d_model]</c>, and the weights, <c>[..., token, token]</c>.</returns>
    public (Tensor output, Tensor weights) SelfAttend(Tensor input, Tensor? mask = null) => call(input, input, mask);
}
