// task:  00.7
// title: Each step leaves tensors behind
// hint:  The numbers are right. The products, and what grad returns, are tensors as well, and stay in memory outside
//        .NET: a dispose scope frees them.
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

        using var noGradient = no_grad();

        foreach (var parameter in parameters)
        {
            if (parameter.grad is { } gradient)
            {
                parameter.sub_(gradient * rate);
                gradient.zero_();
            }
        }
    }
}
