// task:  12.1
// title: Frozen parameters keep a gradient from before
// hint:  An optimizer asks for gradients, and not for requires_grad. One that is left over goes on moving its
//        parameter.
// source: pytorch/pytorch forum: frozen weights that still move, by a gradient from before
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
            }
            else
            {
                continue;
            }
        }

        return trained;
    }
}
