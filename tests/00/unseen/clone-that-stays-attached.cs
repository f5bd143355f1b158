// task:   00.6
// title:  marks the caller's weights, and asks a copy of them, which is no leaf, for its gradient
// expect: Your copy was made of a marked tensor, so its gradient is not kept: detach first, mark the copy, and leave
//         the caller's weights unmarked.
// hears:  GradientTests.Loss_and_gradient_are_what_they_are_by_hand
// faults: 2
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

        weights.requires_grad = true;
        var w = weights.clone();
        var loss = (targets - inputs.matmul(w)).pow(2).mean();
        loss.backward();
        return (loss, w.grad!);
    }
}
