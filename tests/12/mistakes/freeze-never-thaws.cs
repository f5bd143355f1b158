// task:  12.1
// title: What was frozen once stays frozen
// hint:  A second call may let train what the first one froze: set requires_grad both ways.
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
            parameter.requires_grad &= trains(name);
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
