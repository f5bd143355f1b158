// task:  12.1
// title: All parameters come back, and not those that train
// hint:  What comes back is what the optimizer is given. Frozen parameters have nothing to do there.
using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Lesson12;

static partial class Freezing
{
    public static IReadOnlyList<Parameter> TrainOnly(nn.Module model, Func<string, bool> trains)
    {
        Guard.NotNull(model);
        Guard.NotNull(trains);

        List<Parameter> trained = [];
        foreach (var (name, parameter) in model.named_parameters())
        {
            parameter.requires_grad = trains(name);
            trained.Add(parameter);
            if (!parameter.requires_grad)
            {
                parameter.grad = null;
            }
        }

        return trained;
    }
}
