using Katas.Lesson01;
using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Lesson05;

/// <summary>
/// A weighted mean of the real tokens, whose weights are learned: attention with one query, the same for all sentences.
/// Yang et al. 2016, "Hierarchical Attention Networks for Document Classification", equations 5 to 7.
/// </summary>
public sealed class AttentionPooling : nn.Module<Tensor, Tensor, (Tensor output, Tensor weights)>
{
    private readonly Linear proj; // what a token is found by, from what it says
    private readonly Parameter context; // [d_model]: what is looked for

    /// <summary>Creates the projection and the query, which the paper calls the word context vector.</summary>
    /// <param name="dModel">Features of a token.</param>
    /// <exception cref="ArgumentOutOfRangeException">d_model is not above 0.</exception>
    public AttentionPooling(long dModel)
        : base(nameof(AttentionPooling))
    {
        Guard.Positive(dModel);

        proj = nn.Linear(dModel, dModel);
        context = new Parameter(randn(dModel) / Math.Sqrt(dModel)); // [d_model]
        RegisterComponents();
    }

    /// <summary>Scores each token, shares the attention out among the real ones, and mixes their vectors.</summary>
    /// <param name="hidden">The encoder's output, <c>[batch, length, d_model]</c>.</param>
    /// <param name="real">True for each real token, <c>[batch, length]</c>.</param>
    /// <returns>
    /// A vector for each sentence, <c>[batch, d_model]</c>, and the weights, <c>[batch, length]</c>: exactly 0 for
    /// padding. A sentence without a real token gets zeros.
    /// </returns>
    /// <exception cref="ArgumentException">The shapes do not fit together, or real is not boolean.</exception>
    [KataTask("05.7")]
    public override (Tensor output, Tensor weights) forward(Tensor hidden, Tensor real)
    {
        Guard.Layout(hidden, "[batch, length, d_model]");
        Guard.Size(hidden, -1, context.size(0), "the d_model of this pooling");
        Guard.RealTokens(real, hidden);

        using var scope = NewDisposeScope();

        var keys = proj.call(hidden).tanh(); // [batch, length, d_model]
        var scores = keys.matmul(context).unsqueeze(1); // [batch, length, d_model] → [batch, 1, length]
        scores = Attention.ApplyMask(scores, real.unsqueeze(1));
        var weights = Attention.Softmax(scores); // [batch, 1, length]
        var output = Attention.WeightedSum(weights, hidden); // [batch, 1, d_model]
        return (output.squeeze(1).MoveToOuterDisposeScope(), weights.squeeze(1).MoveToOuterDisposeScope());
    }
}
