// task:   00.6
// title:  asks a copy for its gradient that is no leaf, and swaps targets and answers without harm
// expect: Your copy was made of a marked tensor, so its gradient is not kept: detach first, mark the copy, and leave
//         the caller's weights unmarked.
// hears:  ?
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
        weights.requires_grad = true;
        var w = weights.clone();
        var loss = (targets - inputs.matmul(w)).pow(2).mean();
        loss.backward();
        return (loss, w.grad!);
    }
}
