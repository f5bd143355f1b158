using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson08;

/// <summary>Looks after the gradients between the backward pass and the optimizer.</summary>
public static class Gradients
{
    /// <summary>The gradients of a model's parameters; a parameter without one is left out.</summary>
    /// <param name="module">The model.</param>
    /// <param name="step">The step, for the message.</param>
    /// <returns>The gradients themselves: a change to them is a change for the optimizer.</returns>
    /// <exception cref="TrainingException">No parameter has a gradient.</exception>
    public static IReadOnlyList<Tensor> Of(nn.Module module, long step)
    {
        Tensor[] gradients = [.. module.parameters().Select(parameter => parameter.grad).OfType<Tensor>()];
        return gradients.Length > 0
            ? gradients
            : throw new TrainingException(
                $"Step {step}: no parameter has a gradient. Was backward called, and does the loss depend on the "
                + "model?");
    }

    /// <summary>
    /// Shortens the gradients if together they are too long: all of them by the same factor, so that the direction
    /// stays. Pascanu, Mikolov and Bengio 2013, "On the difficulty of training Recurrent Neural Networks", algorithm 1.
    /// </summary>
    /// <param name="module">
    /// The model, after the backward pass. Its gradients are changed in place; that of a parameter with two names is
    /// one gradient.
    /// </param>
    /// <param name="most">The greatest norm allowed, above 0.</param>
    /// <param name="step">The step, for messages.</param>
    /// <returns>
    /// The norm before clipping: the root of the sum of the squares of all numbers of all gradients. If it is at most
    /// <paramref name="most"/>, the gradients stay as they are; else they are multiplied by <c>most / norm</c>.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">The greatest norm is not above 0.</exception>
    /// <exception cref="TrainingException">
    /// There are no gradients at all; or the norm is NaN or infinite, as <see cref="NotFinite"/> says.
    /// </exception>
    [KataTask("08.9")]
    public static double Clip(nn.Module module, double most, long step)
    {
        Guard.Positive(most);

        throw new NotImplementedException("Task 08.9: clip the gradients");
    }

    /// <summary>
    /// Creates the exception to throw when the norm is NaN or infinite: it names the step, and the parameter whose
    /// gradient it is.
    /// </summary>
    /// <param name="module">The model.</param>
    /// <param name="step">The step.</param>
    public static TrainingException NotFinite(nn.Module module, long step)
    {
        using var scope = NewDisposeScope();
        string? name = module.named_parameters()
            .Where(each => each.parameter.grad?.isfinite().all().ToBoolean() == false)
            .Select(each => each.name)
            .FirstOrDefault();
        return new TrainingException(
            $"Step {step}: the gradient of {name ?? "all parameters together"} is NaN or infinite. The weights "
            + "are those of the step before. A lower learning rate or a longer warm-up may help.");
    }
}
