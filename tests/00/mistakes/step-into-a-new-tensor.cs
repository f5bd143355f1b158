// task:  00.7
// title: The parameter itself never moves
// hint:  Either the step made a new tensor, which the model knows nothing of, or the gradient was zero already when it
//        was used. Change the parameter in place, and set the gradient to zero after that.
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
                var moved = parameter - (gradient * rate);
                gradient.zero_();
            }
        }
    }
}
