using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson11;

/// <summary>Puts the weights of a file into a model.</summary>
public static class WeightLoader
{
    /// <summary>
    /// Gives each tensor of a model its numbers: all of them, or, if the file and the model do not fit, none. Before
    /// anything is written, three questions are asked: is something missing, is something left over that may not be,
    /// does something have another shape? The exception names all that was found.
    /// </summary>
    /// <param name="model">The model: all tensors of its <c>state_dict</c>.</param>
    /// <param name="weights">The file's tensors, under names without the recipe's prefix.</param>
    /// <param name="recipe">Where each tensor comes from, and what may be left over.</param>
    /// <exception cref="ArgumentException">
    /// The recipe places something that the model does not have, or twice.
    /// </exception>
    /// <exception cref="WeightsException">The file and the model do not fit. Nothing was written.</exception>
    [KataTask("11.6")]
    public static void Load(nn.Module model, Weights weights, Recipe recipe)
    {
        Guard.Places(recipe, model);

        throw new NotImplementedException("Task 11.6: weights into a model, all or none");
    }
}
