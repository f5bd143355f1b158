// task:  00.7
// title: The parameters are multiplied, not moved
// hint:  The gradient is to be subtracted: rate times gradient from the parameter.
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
                parameter.sub_(parameter * gradient * rate);
                gradient.zero_();
            }
        }
    }
}
