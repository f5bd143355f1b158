// task:  00.7
// title: subtraction with a factor, and gradients set to null
using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Lesson00;

static partial class Learning
{
    public static void Step(IEnumerable<Parameter> parameters, double rate)
    {
        Guard.Positive(rate);

        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        foreach (var parameter in parameters)
        {
            var gradient = parameter.grad;
            if (gradient is null)
            {
                continue;
            }

            parameter.add_(gradient, alpha: -rate);
            parameter.grad = null;
        }
    }
}
