// task:  00.6
// title: the derivative worked out by hand
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
        using var noGradient = no_grad();
        var errors = inputs.matmul(weights) - targets; // [row]
        var gradient = inputs.transpose(0, 1).matmul(errors) * (2.0 / targets.size(0)); // [feature]
        return (errors.square().mean().MoveToOuterDisposeScope(), gradient.MoveToOuterDisposeScope());
    }
}
