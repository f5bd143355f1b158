// task:  11.6
// title: What is left over is not minded
// hint:  A tensor that goes nowhere is a sign that the recipe is another model's.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson11;

static partial class WeightLoader
{
    public static void Load(nn.Module model, Weights weights, Recipe recipe)
    {
        Guard.Places(recipe, model);

        var state = model.state_dict();
        Placement[] found = [.. recipe.Placements.Where(placement => weights.Has(placement.Theirs))];
        string[] missing = [.. state.Keys.Except(found.Select(placement => placement.Ours))];
        string[] leftOver =
        [
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
