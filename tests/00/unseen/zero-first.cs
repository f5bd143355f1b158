// task:   00.7
// title:  zeroes the gradient before it is used, and never asks whether there is one
// expect: First move, then zero. And a parameter may have no gradient at all: ask for null.
// hears:  step-into-a-new-tensor
// faults: 2
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
        using var _ = no_grad();
        foreach (var p in parameters)
        {
            p.grad!.zero_();
            p.sub_(p.grad! * rate);
        }
    }
}
