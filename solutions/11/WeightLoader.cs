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

        var state = model.state_dict();
        Placement[] found = [.. recipe.Placements.Where(placement => weights.Has(placement.Theirs))];
        string[] missing = [.. state.Keys.Except(found.Select(placement => placement.Ours))];
        string[] leftOver =
        [
            .. weights.Names.Except(found.Select(placement => placement.Theirs)).Where(name => !recipe.LeavesOut(name)),
        ];
        string[] misfits =
            [.. found.Select(placement => placement.Misfit(weights, state[placement.Ours])).OfType<string>()];
        if (missing.Length + leftOver.Length + misfits.Length > 0)
        {
            throw new WeightsException(missing, leftOver, misfits);
        }

        using var noGradient = no_grad();
        foreach (var placement in found)
        {
            using var scope = NewDisposeScope(); // one at a time: the file may be larger than what is free
            state[placement.Ours].copy_(placement.From(weights.Read(placement.Theirs)));
        }
    }
}
