// task:  00.7
// title: Only the gradient's sign counts
// hint:  All weights move by the same amount. A step is the gradient itself, times the rate.
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
                parameter.sub_(gradient.sign() * rate);
                gradient.zero_();
            }
        }
    }
}
