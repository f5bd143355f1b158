// task:  00.7
// title: A parameter without a gradient ends the step
// hint:  It stays as it is, but those that come after it still have to move.
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
            if (parameter.grad is not { } gradient)
            {
                return;
            }

            parameter.sub_(gradient * rate);
            gradient.zero_();
        }
    }
}
