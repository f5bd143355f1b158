// task:  00.6
// title: The gradient has the wrong sign
// hint:  The gradient says which way the loss grows. Going the other way is the next task's business.
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

        var own = weights.detach().clone().requires_grad_();
        var loss = (inputs.matmul(own) - targets).square().mean();
        loss.backward();
        return (loss.detach().MoveToOuterDisposeScope(), own.grad!.neg().MoveToOuterDisposeScope());
    }
}
