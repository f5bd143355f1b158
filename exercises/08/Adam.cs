using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson08;

/// <summary>
/// Moves each weight against its gradient, by about the same amount for all, whatever the size of the gradients. Kingma
/// and Ba 2015, "Adam: A Method for Stochastic Optimization", algorithm 1.
/// </summary>
public sealed class Adam : IDisposable
{
    private readonly AdamParameter[] _parameters;

    /// <summary>Starts with moments of 0 for each parameter of a model.</summary>
    /// <param name="module">The model. A parameter that is used twice counts once.</param>
    /// <param name="options">Adam's numbers; null for the paper's.</param>
    /// <exception cref="ArgumentException">A beta is not from 0 to below 1, or another number is negative.</exception>
    public Adam(nn.Module module, AdamOptions? options = null)
    {
        Options = options ?? new AdamOptions();
        GuardTraining.Check(Options);

        _parameters = [.. module.named_parameters().Select(each => new AdamParameter(each.name, each.parameter))];
    }

    /// <summary>Adam's numbers.</summary>
    public AdamOptions Options { get; }

    /// <summary>
    /// Moves the weights of one parameter, and updates its state: t, m and v. With <c>g</c> for the gradient:
    /// <list type="bullet">
    /// <item><c>t ← t + 1</c>;</item>
    /// <item><c>m ← β₁ · m + (1 - β₁) · g</c>, and <c>v ← β₂ · v + (1 - β₂) · g²</c>;</item>
    /// <item>corrected for having started at 0, <c>m̂ = m / (1 - β₁ᵗ)</c> and <c>v̂ = v / (1 - β₂ᵗ)</c>;</item>
    /// <item><c>θ ← θ - rate · (m̂ / (√v̂ + ε) + decay · θ)</c>.</item>
    /// </list>
    /// The moments know nothing of the weight decay: it is decoupled from them, as in Loshchilov and Hutter 2019,
    /// "Decoupled Weight Decay Regularization", algorithm 2.
    /// </summary>
    /// <param name="parameter">
    /// The weights θ, which are changed in place; m, v, and the steps t before this one.
    /// </param>
    /// <param name="gradient">g, of the weights' shape. It stays as it is.</param>
    /// <param name="learningRate">The learning rate, 0 or above.</param>
    /// <param name="options">β₁, β₂, ε and the weight decay.</param>
    /// <exception cref="ArgumentException">The gradient has another shape.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The learning rate is negative.</exception>
    [KataTask("08.7")]
    public static void Update(AdamParameter parameter, Tensor gradient, double learningRate, AdamOptions options)
    {
        Guard.SameShape(gradient, parameter.Weights);
        Guard.NotNegative(learningRate);

        throw new NotImplementedException("Task 08.7: Adam");
    }

    /// <summary>Moves all weights that have a gradient; the others, and their state, stay as they are.</summary>
    /// <param name="learningRate">The learning rate, 0 or above.</param>
    /// <exception cref="ArgumentOutOfRangeException">The learning rate is negative.</exception>
    public void Step(double learningRate)
    {
        using var scope = NewDisposeScope();
        foreach (var parameter in _parameters)
        {
            if (parameter.Weights.grad is { } gradient)
            {
                Update(parameter, gradient, learningRate, Options);
            }
        }
    }

    /// <summary>
    /// Clears all gradients: the next backward pass starts from none, and does not add to those of the last one.
    /// </summary>
    public void ZeroGradients()
    {
        foreach (var parameter in _parameters)
        {
            parameter.Weights.grad = null;
        }
    }

    /// <summary>
    /// The whole state, by name: <c>NAME.first</c> and <c>NAME.second</c>, of the parameter's shape, and
    /// <c>NAME.steps</c>, a whole number. The moments are the tensors themselves, not copies.
    /// </summary>
    public Dictionary<string, Tensor> StateDict() => _parameters
        .SelectMany(each => new (string Name, Tensor Value)[]
        {
            ($"{each.Name}.first", each.FirstMoment),
            ($"{each.Name}.second", each.SecondMoment),
            ($"{each.Name}.steps", tensor(each.Steps)),
        })
        .ToDictionary(each => each.Name, each => each.Value);

    /// <summary>Takes over what <see cref="StateDict"/> gave. The values are copied.</summary>
    /// <param name="state">The state.</param>
    /// <exception cref="ArgumentException">It is that of another model.</exception>
    public void LoadStateDict(IReadOnlyDictionary<string, Tensor> state)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        GuardTraining.SameTensors(state, StateDict(), "the state");
        foreach (var parameter in _parameters)
        {
            parameter.FirstMoment.copy_(state[$"{parameter.Name}.first"]);
            parameter.SecondMoment.copy_(state[$"{parameter.Name}.second"]);
            parameter.Steps = state[$"{parameter.Name}.steps"].ToInt64();
        }
    }

    /// <summary>Disposes the moments.</summary>
    public void Dispose() => Array.ForEach(_parameters, parameter => parameter.Dispose());
}
