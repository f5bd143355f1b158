using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Lesson12;

/// <summary>Decides which parameters of a model learn, and which stay what they are.</summary>
public static class Freezing
{
    /// <summary>
    /// Lets some parameters train and freezes all others, so that no gradient is computed for them. Gradients still
    /// pass through what is frozen, down to what lies below. A frozen parameter keeps no gradient from before, either:
    /// an optimizer would go on moving it.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="trains">Whether a parameter of a name trains.</param>
    /// <returns>The parameters that train, in the model's order: what the optimizer gets.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    [KataTask("12.1")]
    public static IReadOnlyList<Parameter> TrainOnly(nn.Module model, Func<string, bool> trains)
    {
        Guard.NotNull(model);
        Guard.NotNull(trains);

        List<Parameter> trained = [];
        foreach (var (name, parameter) in model.named_parameters())
        {
            parameter.requires_grad = trains(name);
            if (parameter.requires_grad)
            {
                trained.Add(parameter);
            }
            else
            {
                parameter.grad = null;
            }
        }

        return trained;
    }
}
