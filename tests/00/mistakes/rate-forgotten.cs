// task:  00.7
// rule:  unused-argument
// title: The learning rate has no effect
// hint:  The step is as long as the gradient, whatever the rate. Multiply the two.
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
                parameter.sub_(gradient);
                gradient.zero_();
            }
        }
    }
}
