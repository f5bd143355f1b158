// task:   11.6
// title:  writes while it checks
// expect: By the time you find that something does not fit, others have been written. Check everything first, and
//         write afterwards.
// hears:  written-before-refused
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
        var missing = state.Keys.ToList();
        var leftOver = weights.Names.Where(name => !recipe.LeavesOut(name)).ToList();
        var misfits = new List<string>();
        using var noGradient = no_grad();
        foreach (var placement in recipe.Placements)
        {
            if (!weights.Has(placement.Theirs))
            {
                continue;
            }

            missing.Remove(placement.Ours);
            leftOver.Remove(placement.Theirs);
            if (placement.Misfit(weights, state[placement.Ours]) is { } misfit)
            {
                misfits.Add(misfit);
                continue;
            }

            using var scope = NewDisposeScope();
            state[placement.Ours].copy_(placement.From(weights.Read(placement.Theirs)));
        }

        if (missing.Count + leftOver.Count + misfits.Count > 0)
        {
            throw new WeightsException(missing, leftOver, misfits);
        }
    }
}
