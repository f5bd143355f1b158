// task:   00.6
// title:  makes a Parameter of the weights and gives back its loss with the graph, but averages over features too
// expect: Your mean divides by rows and features: divide by the rows alone.
// hears:  ?
// faults: 1
using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Lesson00;

static partial class Learning
{
    public static (Tensor loss, Tensor gradient) Gradient(Tensor weights, Tensor inputs, Tensor targets)
    {
        using var scope = NewDisposeScope();
        var w = new Parameter(weights.detach().clone());
        var diff = (inputs * w).sum(1) - targets;
        var loss = (diff * diff).sum() / inputs.numel();
        loss.backward();
        return (loss.MoveToOuterDisposeScope(), w.grad!.MoveToOuterDisposeScope());
    }
}
