// task:  12.1
// title: Nothing is frozen: what trains is only put into a list
// hint:  The list keeps an optimizer from moving the rest, but gradients are computed for all of it. Set
//        requires_grad.
// source: huggingface/peft #664: few parameters are trained, and the memory is that of all
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
            bool asked = trains(name);
            if (asked)
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
