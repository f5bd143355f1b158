using Katas.Lesson04;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson09;

/// <summary>Lesson 04's feed-forward network, under the names of this lesson: up, GELU, down.</summary>
public sealed class GeluMlp : nn.Module<Tensor, Tensor>
{
    private readonly Activation _activation;
    private nn.Module<Tensor, Tensor> up;
    private nn.Module<Tensor, Tensor> down;

    /// <summary>Creates the two maps.</summary>
    /// <param name="width">Features of a token, coming in and going out.</param>
    /// <param name="hidden">Features in between.</param>
    /// <param name="activation">The function between the maps.</param>
    /// <param name="bias">Whether the maps have a bias.</param>
    public GeluMlp(long width, long hidden, Activation activation, bool bias)
        : base(nameof(GeluMlp))
    {
        _activation = activation;
        up = nn.Linear(width, hidden, hasBias: bias);
        down = nn.Linear(hidden, width, hasBias: bias);
        RegisterComponents();
    }

    /// <summary>Widens each token, activates, and brings it back to its size.</summary>
    /// <param name="input">Tokens, <c>[..., width]</c>.</param>
    public override Tensor forward(Tensor input) => down.call(Activations.Apply(up.call(input), _activation));
}
