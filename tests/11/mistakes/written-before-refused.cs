// task:  11.6
// title: Tensors are written before all is checked
// hint:  First ask about all of them, then write. Otherwise a model that was refused is loaded by halves.
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
            .. weights.Names.Except(found.Select(placement => placement.Theirs)).Where(name => !recipe.LeavesOut(name)),
        ];
        string[] misfits =
            [.. found.Select(placement => placement.Misfit(weights, state[placement.Ours])).OfType<string>()];
        using var noGradient = no_grad();
        foreach (var placement in found.Where(each => each.Misfit(weights, state[each.Ours]) is null))
        {
            using var scope = NewDisposeScope();
            state[placement.Ours].copy_(placement.From(weights.Read(placement.Theirs)));
        }

        if (missing.Length + leftOver.Length + misfits.Length > 0)
        {
            throw new WeightsException(missing, leftOver, misfits);
        }
    }
}
