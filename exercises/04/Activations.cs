using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson04;

/// <summary>
/// The functions between the two linear maps of a feed-forward layer. Each works on every number by itself.
/// </summary>
public static class Activations
{
    /// <summary>Applies the chosen activation.</summary>
    /// <param name="input">Any numbers, <c>[...]</c>.</param>
    /// <param name="activation">Which one.</param>
    /// <returns>The activated numbers, <c>[...]</c>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such activation.</exception>
    public static Tensor Apply(Tensor input, Activation activation) => activation switch
    {
        Activation.ReLU => Relu(input),
        Activation.GELU => Gelu(input),
        Activation.GELUTanh => GeluTanh(input),
        _ => throw new ArgumentOutOfRangeException(nameof(activation), activation, $"There is no {activation}."),
    };

    /// <summary>
    /// The rectifier: numbers below 0 become 0, and those above stay. Vaswani et al. 2017, equation 2.
    /// </summary>
    /// <param name="input">Any numbers, <c>[...]</c>.</param>
    /// <returns><c>max(0, x)</c>, <c>[...]</c>.</returns>
    [KataTask("04.3")]
    public static Tensor Relu(Tensor input)
    {
        Guard.Layout(input, "[...]");

        throw new NotImplementedException("Task 04.3: ReLU");
    }

    /// <summary>
    /// x times Φ(x), the probability that a standard normal variable is below x: a rectifier without the corner.
    /// Hendrycks and Gimpel 2016, "Gaussian Error Linear Units", section 2; the exact form.
    /// </summary>
    /// <param name="input">Any numbers, <c>[...]</c>.</param>
    /// <returns><c>x Φ(x) = x · ½ (1 + erf(x / √2))</c>, <c>[...]</c>.</returns>
    [KataTask("04.4")]
    public static Tensor Gelu(Tensor input)
    {
        Guard.Layout(input, "[...]");

        throw new NotImplementedException("Task 04.4: GELU, the exact form");
    }

    /// <summary>
    /// GELU with tanh instead of erf, within 0.0005 of the exact form; from the days when erf was slow. Models trained
    /// with one form want that form. Hendrycks and Gimpel 2016, section 2.
    /// </summary>
    /// <param name="input">Any numbers, <c>[...]</c>.</param>
    /// <returns><c>½ x (1 + tanh(√(2/π) (x + 0.044715 x³)))</c>, <c>[...]</c>.</returns>
    [KataTask("04.5")]
    public static Tensor GeluTanh(Tensor input)
    {
        Guard.Layout(input, "[...]");

        throw new NotImplementedException("Task 04.5: GELU by tanh");
    }
}
