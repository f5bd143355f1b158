// task:  12.1
// title: What is asked for is frozen, and the rest trains
// hint:  The question says which parameters train. Your code freezes exactly these.
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
            parameter.requires_grad = !trains(name);
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
