// task:   00.6
// title:  makes a Parameter of a copy and keeps the graph of the loss (rightly), but averages over features too
// expect: Your mean divides by rows and features: divide by the rows alone.
// hears:  GradientTests.It_matches_the_reference_for_any_sizes
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
        Guard.Layout(weights, "[feature]");
        Guard.Layout(inputs, "[row, feature]");
        Guard.Layout(targets, "[row]");
        Guard.Size(inputs, 1, weights.size(0), "a value for each of weights");
        Guard.Size(targets, 0, inputs.size(0), "one for each row of inputs");
        Guard.SameType(inputs, weights);
        Guard.SameType(targets, weights);

        using var scope = NewDisposeScope();
        var w = new Parameter(weights.detach().clone());
        var diff = (inputs * w).sum(1) - targets;
        var loss = (diff * diff).sum() / inputs.numel();
        loss.backward();
        return (loss.MoveToOuterDisposeScope(), w.grad!.MoveToOuterDisposeScope());
    }
}
