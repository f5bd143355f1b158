// task:  00.7
// title: torch's own optimizer
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
        using var optimizer = optim.SGD(parameters, rate);
        optimizer.step();
        optimizer.zero_grad();
    }
}
