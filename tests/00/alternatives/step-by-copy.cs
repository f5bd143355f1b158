// task:  00.7
// title: copied in
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
                parameter.copy_(parameter - (rate * gradient));
                gradient.fill_(0);
            }
        }
    }
}
