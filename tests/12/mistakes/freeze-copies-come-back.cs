// task:  12.1
// title: Copies of the parameters come back
// hint:  An optimizer moves what it is given. A copy can be moved as far as it likes; the model does not notice.
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
                trained.Add(new Parameter(parameter.detach().clone()));
            }
            else
            {
                parameter.grad = null;
            }
        }

        return trained;
    }
}
