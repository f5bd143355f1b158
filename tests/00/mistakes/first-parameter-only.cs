// task:  00.7
// title: Only the first parameter moves
// hint:  The method ends after one round of the loop. Every parameter takes its step.
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
                gradient.zero_();
                break;
            }
        }
    }
}
