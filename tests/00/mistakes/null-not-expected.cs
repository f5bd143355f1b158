// task:  00.7
// title: A parameter without a gradient is not expected
// hint:  grad is null where no loss depended on the parameter. Ask before you use it.
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
            parameter.sub_(parameter.grad! * rate);
            parameter.grad!.zero_();
        }
    }
}
