// task:   11.6
// title:  reads everything, then calls load_state_dict
// expect: A tensor that is missing is not said with the others, but ends in another exception: collect all three
//         lists before you read.
// hears:  WeightLoaderTests.What_is_missing_is_named_and_nothing_is_written
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson11;

static partial class WeightLoader
{
    public static void Load(nn.Module model, Weights weights, Recipe recipe)
    {
        Guard.Places(recipe, model);

        var state = new Dictionary<string, Tensor>();
        foreach (var placement in recipe.Placements)
        {
            state[placement.Ours] = placement.From(weights.Read(placement.Theirs));
        }

        var leftOver = weights.Names.Where(
            name => recipe.Placements.All(placement => placement.Theirs != name) && !recipe.LeavesOut(name)).ToList();
        if (leftOver.Count > 0)
        {
            throw new WeightsException([], leftOver, []);
        }

        model.load_state_dict(state);
    }
}
