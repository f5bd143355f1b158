// task:  12.1
// title: Only the last piece of a name is asked about
// hint:  A name is the whole path, blocks.0.norm1.weight. Its last piece, weight, says next to nothing.
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
            parameter.requires_grad = trains(name.Split('.')[^1]);
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
