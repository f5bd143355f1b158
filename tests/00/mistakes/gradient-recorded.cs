// task:  00.7
// title: The step itself is recorded
// hint:  Torch refuses to change a parameter in place while it remembers how things are computed. Switch that off for
//        the step.
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
