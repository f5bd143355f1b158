using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Lesson04;

/// <summary>
/// The position-wise feed-forward network: two linear maps with an activation between them, for each token by itself.
/// Attention moves what tokens know; this is where each works on it. Vaswani et al. 2017, section 3.3.
/// </summary>
public sealed class FeedForward : nn.Module<Tensor, Tensor>
{
    private readonly double _dropout;
    private readonly Activation _activation;
    private readonly Linear linear1;
    private readonly Linear linear2;

    /// <summary>Creates the two linear maps.</summary>
    /// <param name="dModel">Features of a token, coming in and going out.</param>
    /// <param name="dFeedForward">Features in between; most often four times d_model.</param>
    /// <param name="dropout">Dropout probability of the features in between, during training.</param>
    /// <param name="activation">The function between the maps.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A size is not above 0, or dropout is not a probability.
    /// </exception>
    public FeedForward(
        long dModel, long dFeedForward, double dropout = 0.1, Activation activation = Activation.ReLU)
        : base(nameof(FeedForward))
    {
        Guard.Positive(dModel);
        Guard.Positive(dFeedForward);
        Guard.Probability(dropout);

        (_dropout, _activation) = (dropout, activation);
        linear1 = nn.Linear(dModel, dFeedForward);
        linear2 = nn.Linear(dFeedForward, dModel);
        RegisterComponents();
    }

    /// <summary>
    /// Widens each token, activates, drops out, and brings the token back to its size. Vaswani et al. 2017, equation 2.
    /// It takes the maps as arguments because a block owns them itself, under PyTorch's names.
    /// </summary>
    /// <param name="input">Tokens, <c>[..., d_model]</c>.</param>
    /// <param name="linear1">The map from d_model to d_ff features.</param>
    /// <param name="linear2">The map from d_ff back to d_model features.</param>
    /// <param name="activation">The function between the maps.</param>
    /// <param name="dropout">Dropout probability of an activated feature.</param>
    /// <param name="training">Whether the module is training; otherwise nothing is dropped.</param>
    /// <returns>The tokens, each transformed by itself, <c>[..., d_model]</c>.</returns>
    /// <exception cref="ArgumentException">The last dimension is not the one that linear1 takes.</exception>
    [KataTask("04.6")]
    public static Tensor Transform(
        Tensor input, Linear linear1, Linear linear2, Activation activation, double dropout, bool training)
    {
        Guard.Layout(input, "[..., d_model]");
        Guard.Size(input, -1, linear1.weight.size(1), "what linear1 takes");
        Guard.Probability(dropout);

        using var scope = NewDisposeScope();

        var hidden = Activations.Apply(linear1.call(input), activation); // [..., d_model] → [..., d_ff]
        hidden = nn.functional.dropout(hidden, dropout, training);
        return linear2.call(hidden).MoveToOuterDisposeScope(); // [..., d_ff] → [..., d_model]
    }

    /// <summary>Transforms each token by itself.</summary>
    /// <param name="input">Tokens, <c>[..., d_model]</c>.</param>
    /// <returns>The transformed tokens, <c>[..., d_model]</c>.</returns>
    /// <exception cref="ArgumentException">The last dimension is not d_model.</exception>
    public override Tensor forward(Tensor input) =>
        Transform(input, linear1, linear2, _activation, _dropout, training);
}
