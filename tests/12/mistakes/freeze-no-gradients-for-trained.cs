// task:  12.1
// title: Gradients of what trains are dropped, those of what is frozen are kept
// hint:  It is the frozen parameters that must keep no gradient. You have the two the other way round.
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
            if (parameter.requires_grad)
            {
                trained.Add(parameter);
                parameter.grad = null;
            }
        }

        return trained;
    }
}
