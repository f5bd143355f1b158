// task:  00.7
// title: The gradient is not set back to zero
// hint:  The next backward adds to what is there, so each step repeats all steps before it.
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
            if (parameter.grad is { } gradient)
            {
                parameter.sub_(gradient * rate);
            }
        }
    }
}
