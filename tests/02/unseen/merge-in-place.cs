// task:   02.2
// title:  moves the heads back with transpose_, which changes the shape of the caller's tensor
// expect: The values are right, but transpose_ writes into the tensor that it is called on: afterwards the caller's
//         heads are [batch, length, heads, d_head]. transpose without the underscore copies nothing either, it is a
//         view.
// hears:  in-place-on-argument
// faults: 1
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson02;

public static partial class Heads
{
    public static Tensor Merge(Tensor heads)
    {
        Guard.Layout(heads, "[batch, heads, length, d_head]");

        // In place: saves a copy of the largest tensor of the layer.
        return heads.transpose_(1, 2).flatten(2);
    }
}
