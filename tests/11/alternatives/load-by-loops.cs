// task:  11.6
// title: Three loops that fill three lists
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
        var missing = new HashSet<string>(state.Keys);
        var leftOver = new HashSet<string>(weights.Names.Where(name => !recipe.LeavesOut(name)));
        var misfits = new List<string>();
        foreach (var placement in recipe.Placements.Where(placement => weights.Has(placement.Theirs)))
        {
            missing.Remove(placement.Ours);
            leftOver.Remove(placement.Theirs);
            if (placement.Misfit(weights, state[placement.Ours]) is { } misfit)
            {
                misfits.Add(misfit);
            }
        }

        if (missing.Count > 0 || leftOver.Count > 0 || misfits.Count > 0)
        {
            throw new WeightsException([.. missing], [.. leftOver], misfits);
        }

        using (no_grad())
        {
            foreach (var placement in recipe.Placements)
            {
                using var scope = NewDisposeScope();
                state[placement.Ours].copy_(placement.From(weights.Read(placement.Theirs)));
            }
        }
    }
}
