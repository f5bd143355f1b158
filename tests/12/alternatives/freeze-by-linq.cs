// task:  12.1
// title: First all flags, then a filter
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

        foreach (var (name, parameter) in model.named_parameters())
        {
            bool asked = trains(name);
            parameter.requires_grad_(asked);
            parameter.grad = asked ? parameter.grad : null;
        }

        return [.. model.parameters().Where(parameter => parameter.requires_grad)];
    }
}
